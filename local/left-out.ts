import type { OnResolveArgs, Plugin } from 'esbuild'

/**
 * Bolt loads every receiver it has, and with them Express, WebSockets, OAuth pages and tables of character sets:
 * three quarters of the bundle. A Lambda has our own receiver and no server; whoever touches one is told so.
 */
export const withoutServers: Plugin = {
  name: 'without-servers',
  setup: (build) => {
    const leaveOut = ({ path, importer }: OnResolveArgs) =>
      importer.includes('/@slack/bolt/') ? { path, namespace: 'left-out' } : undefined
    build.onResolve({ filter: /\/receivers\/\w+Receiver$/ }, leaveOut)
    build.onResolve({ filter: /\/receivers\/(HTTPModuleFunctions|HTTPResponseAck)$/ }, leaveOut)
    build.onResolve({ filter: /\/receivers\/verify-request$/ }, leaveOut)
    build.onResolve({ filter: /^@slack\/oauth$/ }, leaveOut)
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `
        const refuse = () => { throw new Error(${JSON.stringify(`${path} is left out of Lambda bundles`)}) }
        const one = new Proxy(class {}, { apply: refuse, construct: refuse })
        module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || one })`,
    }))
  },
}

/**
 * On Lambda the credentials stand in the environment for as long as the sandbox lives. The SDK's own chain
 * comes to the same, after bringing along sign-on, web identities and metadata services.
 */
export const credentialsOfLambda: Plugin = {
  name: 'credentials-of-lambda',
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
      path: 'environment',
      namespace: 'credentials',
      pluginData: resolveDir,
    }))
    build.onLoad({ filter: /.*/, namespace: 'credentials' }, ({ pluginData }) => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'`,
      resolveDir: pluginData,
    }))
  },
}
