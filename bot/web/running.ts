import { type Answer, execute } from '../../shared/commands/execute.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import type { Visit } from './visit.ts'

/** Runs one activity for whoever sits in front of this browser, from where they sit. */
export function run(
  name: string,
  args: object,
  by: ChatIdentity,
  { room, inReadingRoom }: Visit,
): Promise<Answer> {
  const id = `web:${room.kernel.chance.secret()}`
  const command = { id, name, by, at: room.now(), inReadingRoom, args }
  return execute(command, room.activityNamed(name), room.kernel)
}
