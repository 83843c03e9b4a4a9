const narrow = 6.5

const columnsOf = (sign: string) => (sign < '\u2E80' ? 1 : 2)

/** How much room a name takes, in pixels or so; a Chinese character takes twice as much. */
export const roomOf = (name: string): number =>
  [...name].reduce((sum, sign) => sum + columnsOf(sign), 0) * narrow

/** As much of a name as there is room for. */
export function shortened(name: string, room: number): string {
  let left = Math.max(3, Math.floor(room / narrow))
  let end = 0
  for (const sign of name) {
    left -= columnsOf(sign)
    if (left < 0) return `${name.slice(0, end)}…`
    end += sign.length
  }
  return name
}
