import { colourOf, type Face, initialsOf } from '../faces.ts'

interface Props {
  person: Pick<Face, 'id' | 'name' | 'bot'>
  size?: 'small' | 'medium'
}

/** A person's square: initials on their colour; the bot carries the mark of a folder. */
export function Avatar({ person, size = 'medium' }: Props) {
  if (person.bot)
    return (
      <span class={`avatar ${size} bot`} aria-hidden="true">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M8 11h5l2 2.4h9V23H8z" />
          <path d="M12 18.2h8" />
        </svg>
      </span>
    )
  return (
    <span class={`avatar ${size}`} style={{ background: colourOf(person.name) }} aria-hidden="true">
      {size === 'small' ? [...initialsOf(person.name)][0] : initialsOf(person.name)}
    </span>
  )
}
