import type { InstallRefusal } from '../../bot/gateway/installing.ts'
import { Installed } from '../../bot/slack/installation.ts'
import { sha256 } from '../aws/chain.ts'
import { jsonIn } from '../aws/json-in.ts'
import type { SecretStore } from '../aws/secret-store.ts'

/** The secret in which the installation stands, wherever that is. */
export interface InstallationSecret {
  store: SecretStore
  secret: string
}

/** The installation as it stands there, and the version that it is. */
export async function readInstallation({ store, secret }: InstallationSecret) {
  const found = await store.read(secret)
  const { data: installed } = Installed.safeParse(jsonIn(found?.text))
  return { installed, version: found?.versionId ?? 'none' }
}

/** The id of what follows a version. Whoever follows the same one comes to the same id, which takes one text: one of them arrives. */
export const idAfter = (version: string, what: string): string =>
  sha256(`anjuan ${what} after ${version}`)

/** Keeps an installation that follows a version; `taken` if another follows it already. @throws SecretUnreachable */
export const keepAfter = (
  version: string,
  installed: Installed,
  { store, secret }: InstallationSecret,
): Promise<'put' | 'taken'> =>
  store.put(secret, { text: JSON.stringify(installed), versionId: idAfter(version, 'kept') })

/** Keeps a new installation. The first one binds the workspace: another is refused from then on. */
export async function keepInstalled(
  installed: Installed,
  where: InstallationSecret,
): Promise<InstallRefusal | undefined> {
  const before = await readInstallation(where)
  const team = before.installed?.SLACK_TEAM_ID
  if (team && team !== installed.SLACK_TEAM_ID) return 'otherTeam'
  const kept = await keepAfter(before.version, installed, where)
  return kept === 'taken' ? 'overtaken' : undefined
}
