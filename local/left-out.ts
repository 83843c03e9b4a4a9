import type { OnLoadResult, OnResolveArgs, Plugin, PluginBuild } from 'esbuild'

/**
 * Bolt loads every receiver it has, and with them Express, WebSockets, OAuth pages and tables of character sets:
 * three quarters of the bundle. A Lambda has our own receiver and no server; whoever touches one is told so.
 */
export const withoutServers: Plugin = {
  name: 'without-servers',
  setup: (build) => {
    const unused = /\/receivers\/\w+|^@slack\/oauth$/
    build.onResolve({ filter: unused }, ({ path, importer }) =>
      importer.includes('/@slack/bolt/') ? { path, namespace: 'server' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'server' }, ({ path }) => ({
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
export const credentialsOfLambda = replacing('credentials-of-lambda', {
  module: /^@aws-sdk\/credential-provider-node$/,
  contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'`,
})

/** A Lambda has no home and no profiles in it; the SDK would look for the files with every cold start. */
export const withoutProfiles = replacing('without-profiles', {
  module: /\/shared-ini-file-loader\/loadSharedConfigFiles$/,
  contents: `export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} })`,
})

function replacing(
  name: string,
  { module, contents }: { module: RegExp; contents: string },
): Plugin {
  return {
    name,
    setup: (build: PluginBuild) => {
      build.onResolve({ filter: module }, ({ path, resolveDir }: OnResolveArgs) => ({
        path,
        namespace: name,
        pluginData: resolveDir,
      }))
      build.onLoad(
        { filter: /.*/, namespace: name },
        ({ pluginData }): OnLoadResult => ({ contents, resolveDir: pluginData }),
      )
    },
  }
}
