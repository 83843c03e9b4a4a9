const paths = {
  hash: 'M6 2 4.5 14M11.5 2 10 14M2.5 5.5h11M2 10.5h11',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  reply: 'M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  send: 'M2.5 2.8 13.5 8 2.5 13.2 4 8zM4 8h5',
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  file: 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2',
  home: 'M2.5 7.5 8 2.5l5.5 5M4 6.5v7h8v-7',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.5V8l2.4 1.6',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  caret: 'M4 6l4 4 4-4',
  away: 'M6.5 3H3v10h10V9.5M9 2.8h4.2V7M13 3 7.5 8.5',
  columns: 'M2 3h12v10H2zM8 3v10',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14',
  people:
    'M6 3a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 6 3zM1.5 13.5c0-2.8 1.8-4.3 4.5-4.3s4.5 1.5 4.5 4.3M10.5 3.2a2.2 2.2 0 0 1 0 4.2M12 9.6c1.6.5 2.5 1.9 2.5 3.9',
  picture: 'M2 3h12v10H2zM2 11l3.5-4 3 3 2-2L14 11M10.5 5.5h.01',
} as const

/** A line drawing of 16 by 16; it says nothing to a screen reader, its button does. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
