import type { WorkspaceChannel, WorkspacePerson } from '../contract.ts'

/** Slack's own voice: it tells a person what failed, and nobody talks to it. */
export const slackbot = 'USLACKBOT'

/** The other side of a direct message. */
export function partnerOf(
  channel: WorkspaceChannel,
  me: string,
  people: readonly WorkspacePerson[],
): WorkspacePerson | undefined {
  if (channel.kind !== 'im') return undefined
  const id = channel.with ?? channel.members.find((member) => member !== me) ?? me
  return people.find((person) => person.id === id)
}

/** What a conversation is called for the person who looks at it. */
export function nameOf(
  channel: WorkspaceChannel,
  me: string,
  people: readonly WorkspacePerson[],
): string {
  return partnerOf(channel, me, people)?.name ?? channel.name
}

/** How a person is drawn: Slackbot with its initial, our bot with its folder. */
export const faceOf = <Person extends { id: string; bot?: boolean }>(person: Person): Person =>
  person.id === slackbot ? { ...person, bot: false } : person
