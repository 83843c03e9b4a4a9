import { chance } from './chance.ts'
import { inks, line } from './drawing.ts'

const ink = `fill="${inks.seal}"`
const stroke = `fill="none" stroke="${inks.seal}"`

/** A company's round seal (公章): its name along the rim, a star, and what the seal is for beneath. */
export function roundSeal(
  x: number,
  y: number,
  {
    owner,
    use = '',
    radius = 122,
    turn = 0,
  }: { owner: string; use?: string; radius?: number; turn?: number },
): string {
  const signs = [...owner]
  const size = Math.min(radius * 0.3, (radius * 4.1) / signs.length)
  const step = Math.min(28, 228 / (signs.length - 1))
  const rim = signs.map((sign, at) => {
    const angle = (at - (signs.length - 1) / 2) * step
    const upright = line(0, -radius * 0.68, sign, {
      size,
      ink: inks.seal,
      at: 'middle',
      bold: true,
    })
    return `<g transform="rotate(${angle}) scale(0.86 1)">${upright}</g>`
  })
  const foot = line(0, radius * 0.62, use, {
    size: Math.min(radius * 0.18, (radius * 1.1) / [...use].length),
    ink: inks.seal,
    at: 'middle',
    bold: true,
  })
  return pressed(
    x,
    y,
    turn,
    radius,
    `<circle r="${radius}" ${stroke} stroke-width="${radius * 0.045}"/>${star(radius * 0.27)}${rim.join('')}${foot}`,
  )
}

/** A person's square name seal (名章). */
export function nameSeal(x: number, y: number, name: string, turn = 0): string {
  const signs = [...`${name}印`].slice(0, 4)
  const cells = signs.map((sign, at) => {
    // Read from the right column down, as seals are.
    const left = at < 2 ? 19 : -19
    return line(left, at % 2 === 0 ? -6 : 31, sign, {
      size: 35,
      ink: inks.seal,
      at: 'middle',
      bold: true,
    })
  })
  return pressed(
    x,
    y,
    turn,
    42,
    `<rect x="-42" y="-42" width="84" height="84" rx="4" ${stroke} stroke-width="5"/>${cells.join('')}`,
  )
}

/** Ink on paper: a little see-through, and thin in places. */
function pressed(x: number, y: number, turn: number, radius: number, drawn: string): string {
  const random = chance(Math.round(x * 31 + y))
  const worn = Array.from({ length: 46 }, () => {
    const angle = random() * Math.PI * 2
    const far = Math.sqrt(random()) * radius
    return `<circle cx="${(Math.cos(angle) * far).toFixed(1)}" cy="${(Math.sin(angle) * far).toFixed(1)}" r="${(0.8 + random() * 2.2).toFixed(1)}"/>`
  })
  return `<g transform="translate(${x} ${y}) rotate(${turn})" opacity="0.85" style="mix-blend-mode:multiply">${drawn}<g fill="#fbfaf5" opacity="0.55">${worn.join('')}</g></g>`
}

function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_, at) => {
    const far = at % 2 === 0 ? radius : radius * 0.382
    const angle = (at * Math.PI) / 5 - Math.PI / 2
    return `${(Math.cos(angle) * far).toFixed(2)},${(Math.sin(angle) * far).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}" ${ink}/>`
}
