import { readFile } from 'node:fs/promises'
import type { OnLoadResult, OnResolveArgs, Plugin, PluginBuild } from 'esbuild'

/**
 * Bolt loads every receiver it has, and with them Express, WebSockets, OAuth pages and tables of character sets:
 * three quarters of the bundle; Lark's library has a socket. A Lambda has our own receivers and no server; whoever
 * touches one is told so.
 */
export const withoutServers: Plugin = {
  name: 'without-servers',
  setup: (build) => {
    for (const [library, unused] of SERVERS) {
      build.onResolve({ filter: unused }, ({ path, importer }) =>
        importer.includes(library) ? { path, namespace: 'server' } : undefined,
      )
    }
    build.onLoad({ filter: /.*/, namespace: 'server' }, ({ path }) => ({
      contents: `
        const refuse = () => { throw new Error(${JSON.stringify(`${path} is left out of Lambda bundles`)}) }
        const one = new Proxy(class {}, { apply: refuse, construct: refuse })
        module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || one })`,
    }))
  },
}

const SERVERS = [
  ['/@slack/bolt/', /\/receivers\/\w+|^@slack\/oauth$/],
  ['/@larksuiteoapi/', /^ws$/],
] as const

/** Kinds of file by their endings, all 2,500 of them, for forms that carry files: ours carry none. */
export const withoutFileKinds = replacing('without-file-kinds', {
  module: /^mime-db$/,
  contents: 'module.exports = {}',
})

/**
 * Lark's library holds every API that Lark has, each group of them a class on top of the last, and makes them all for
 * every client. We speak, and see who signed in; whoever asks for another group is told so.
 */
export const withoutOtherApis: Plugin = {
  name: 'without-other-apis',
  setup: (build) => {
    build.onLoad({ filter: /@larksuiteoapi\/node-sdk\/es\/index\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(API_GROUP, unlessUsed),
    }))
  },
}

const USED_APIS = ['im', 'authen']

/** As they are generated: the class, its constructor, and at the margin the brace that closes it. */
const API_GROUP =
  /^class (Client\$\w+)( extends Client\$\w+)? \{\n {4}constructor\(\) \{\n[\s\S]*?^ {8}this\.(\w+) = \{[\s\S]*?^\}\n/gm

function unlessUsed(whole: string, name: string, base = '', group: string): string {
  if (USED_APIS.includes(group)) return whole
  const refusal = JSON.stringify(`Lark's ${group} is left out of Lambda bundles`)
  return `class ${name}${base} { get ${group}() { throw new Error(${refusal}) } }\n`
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
