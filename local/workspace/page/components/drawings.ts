const red = '#c0392b'
const amber = '#b7791f'
const green = '#23804f'
const blue = '#2b6c9e'
const grey = '#5c6b73'

const page = 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2M6 8h4M6 10.5h4'
const folder = 'M1.8 3.5h4.4l1.4 1.8h6.6v7.7H1.8z'
const lock = 'M3.8 7h8.4v6.5H3.8zM5.5 7V5a2.5 2.5 0 0 1 5 0v2'
const clock = 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.5V8l2.4 1.6'
const disc = 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z'
const glass = 'M4 2h8M4 14h8M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12'
const book =
  'M8 4C6.5 2.8 4 2.6 2 3v9.5c2-.4 4.5-.2 6 1 1.5-1.2 4-1.4 6-1V3c-2-.4-4.5-.2-6 1zM8 4v9.5'
const person = 'M8 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM3 14c0-3 2-4.8 5-4.8s5 1.8 5 4.8'
const calendar = 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3'

/** Signs that our cards use, drawn here: a machine without an emoji font shows them too. */
export const drawings: Record<string, { d: string; colour: string; solid?: boolean }> = {
  '✅': { d: 'M2.5 2.5h11v11h-11zM5 8.2l2.2 2.3L11 5.8', colour: green },
  '✔': { d: 'M3 8.5l3.5 3.5L13 4.5', colour: green },
  '❌': { d: 'M3.5 3.5l9 9M12.5 3.5l-9 9', colour: red },
  '⛔': { d: `${disc}M5 8h6`, colour: red },
  '🚫': { d: `${disc}M4.2 4.2l7.6 7.6`, colour: red },
  '⚠': { d: 'M8 2 1.8 13.5h12.4zM8 6.5v3.2M8 11.7v.01', colour: amber },
  '🔔': {
    d: 'M3 11.5h10c-1.3-1.3-1.3-2.5-1.3-4.5a3.7 3.7 0 0 0-7.4 0c0 2 0 3.2-1.3 4.5zM6.8 14h2.4',
    colour: amber,
  },
  '🔒': { d: lock, colour: amber },
  '🔓': { d: 'M3.8 7h8.4v6.5H3.8zM5.5 7V5a2.5 2.5 0 0 1 4.6-1.3', colour: green },
  '🔐': { d: lock, colour: red },
  '🔑': { d: 'M5 8a2.8 2.8 0 1 1 0 .01zM7.8 8H14v2.5M11.5 8v2', colour: amber },
  '📄': { d: page, colour: blue },
  '📃': { d: page, colour: blue },
  '📝': { d: page, colour: amber },
  '✏': { d: 'M3 13l.8-3L10.5 3.3l2.2 2.2L6 12.2z', colour: amber },
  '📁': { d: folder, colour: amber },
  '📂': { d: folder, colour: amber },
  '🗂': { d: folder, colour: blue },
  '🗄': { d: 'M3 2h10v12H3zM3 8h10M6.8 5h2.4M6.8 11h2.4', colour: grey },
  '📇': {
    d: 'M2 3.5h12v9.5H2zM4.5 10.5c0-2.5 4-2.5 4 0M6.5 5.5a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4M10.5 6.5h2M10.5 9h2',
    colour: blue,
  },
  '📎': {
    d: 'M12.5 7.5 7.8 12.2a2.8 2.8 0 0 1-4-4L9 3a1.9 1.9 0 0 1 2.7 2.7L6.8 10.6',
    colour: grey,
  },
  '📌': { d: 'M6 2h4l-.5 4.5 2 2.5h-7l2-2.5zM8 9v5', colour: red },
  '📚': { d: book, colour: blue },
  '📖': { d: book, colour: blue },
  '👀': {
    d: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
    colour: blue,
  },
  '🔍': { d: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14', colour: blue },
  '🕐': { d: clock, colour: blue },
  '⌛': { d: glass, colour: amber },
  '⏳': { d: glass, colour: amber },
  '⏰': { d: clock, colour: red },
  '📅': { d: calendar, colour: blue },
  '📞': {
    d: 'M4 2h2.5l1 3.5L6 7c.8 1.5 1.5 2.2 3 3l1.5-1.5 3.5 1V12c0 1-1 2-2 2C7 14 2 9 2 4c0-1 1-2 2-2z',
    colour: green,
  },
  '👤': { d: person, colour: grey },
  '👥': { d: person, colour: grey },
  '🏢': { d: 'M3.5 2h9v12h-9zM6 5h.01M10 5h.01M6 8h.01M10 8h.01M7 14v-3h2v3', colour: grey },
  '🚨': { d: 'M4 13V9a4 4 0 0 1 8 0v4zM2.5 13.5h11M8 1v1.5M2.5 4l1 1M13.5 4l-1 1', colour: red },
  '🔴': { d: disc, colour: red, solid: true },
  '🟡': { d: disc, colour: '#d69e2e', solid: true },
  '🟢': { d: disc, colour: green, solid: true },
  '🔵': { d: disc, colour: blue, solid: true },
  '💡': { d: 'M8 2a4 4 0 0 0-2.3 7.3V11h4.6V9.3A4 4 0 0 0 8 2zM6.3 13.5h3.4', colour: amber },
  ℹ: { d: `${disc}M8 7.3V11M8 5.2v.01`, colour: blue },
  '❓': { d: 'M5.5 5.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M8 12.3v.01', colour: red },
  '❗': { d: 'M8 2.5v7M8 12.8v.01', colour: red },
  '👍': {
    d: 'M5 7l2.5-5c1.5 0 2 1 1.5 2.5L8.7 6H13l-1 6.5c-.1.6-.5 1-1.2 1H5zM5 7H2.5v6.5H5',
    colour: amber,
  },
  '💬': { d: 'M2 3h12v8H8l-3 2.5V11H2z', colour: blue },
  '📈': { d: 'M2 2v12h12M4.5 10.5l3-3.5 2 2L13 4.5', colour: green },
  '📊': { d: 'M2.5 14V8M6.5 14V3M10.5 14V6M14 14H1.5', colour: blue },
}
