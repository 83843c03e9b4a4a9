const words: Record<string, string> = {
  default: '8px',
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
}

/** A distance as CSS has it. The server has checked that what is no word is a number of pixels. */
export const spacingOf = (spacing: string | undefined, otherwise = '8px'): string =>
  spacing === undefined ? otherwise : (words[spacing] ?? spacing)

/** The room around a component. */
export const marginOf = (component: object): Record<string, string> =>
  'margin' in component && typeof component.margin === 'string' ? { margin: component.margin } : {}

const shapes: Record<string, number> = { '1:1': 1, '2:1': 2, '4:3': 4 / 3, '16:9': 16 / 9 }

/** The shape of a chart, width over height. */
export const ratioOf = (shape: string | undefined): number => shapes[shape ?? '16:9'] ?? 16 / 9

const families = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'lime',
  'yellow',
  'sunflower',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
]

/** The class that gives a colour of Lark's, by its family: `red` of `red-600`. */
export const colourClass = (colour: string | undefined): string => {
  const family = colour?.replace(/-\d+$/, '').replace('neutral', 'grey')
  return family && families.includes(family) ? `c-${family}` : ''
}
