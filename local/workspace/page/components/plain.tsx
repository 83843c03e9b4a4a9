import { Fragment } from 'preact'
import { drawings } from './drawings.ts'

const signs = new RegExp(`(${Object.keys(drawings).join('|')})\\uFE0F?`, 'u')

/** One emoji: drawn where we have a drawing, else left to the machine's fonts. */
export function Sign({ char }: { char: string }) {
  const drawing = drawings[char.replace('\uFE0F', '')]
  if (!drawing) return <span class="emoji">{char}</span>
  const { d, colour, solid } = drawing
  return (
    <span class="emoji drawn">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={d} stroke={colour} fill={colour} fill-opacity={solid ? 1 : 0.14} />
      </svg>
      <span>{char}</span>
    </span>
  )
}

/** Text as it is, its emoji drawn. */
export function Plain({ text }: { text: string }) {
  const parts = text.split(signs)
  if (parts.length === 1) return <>{text}</>
  return parts.map((part, index) =>
    index % 2 ? (
      <Sign key={`${index}`} char={part} />
    ) : (
      <Fragment key={`${index}`}>{part}</Fragment>
    ),
  )
}
