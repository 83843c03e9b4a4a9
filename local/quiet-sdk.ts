// The SDK reminds of Node 22 on every start; on Lambda it is Node 24, and here it is read before what matters.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
