import { entrances } from '../../shared/commands/catalogue.ts'
import type { Shortcut, SlashCommand } from './options.ts'

/** What the bot offers in Slack, as its app manifest will say. */
export const commandsOf = (): SlashCommand[] =>
  entrances.flatMap(({ command }) =>
    command
      ? [
          {
            command: command.name,
            description: `${command.says.zh} ${command.says.en}`,
            usage_hint: command.hint,
            should_escape: true,
          },
        ]
      : [],
  )

export const shortcutsOf = (): Shortcut[] =>
  entrances.flatMap(({ name, shortcut }) =>
    shortcut
      ? [
          {
            name: `${shortcut.zh} ${shortcut.en}`.slice(0, 24),
            type: 'message' as const,
            callback_id: `entrance:${name}`,
          },
        ]
      : [],
  )
