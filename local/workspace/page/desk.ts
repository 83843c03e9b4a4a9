import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Face } from './faces.ts'
import type { Locale } from './time.ts'
import type { CommonWords } from './words.ts'

/** What a toast is about; it gives it its colour. */
export type Tone = 'info' | 'success' | 'warning' | 'error'

/** What every chat's page knows about where it stands and who sits at it. */
export interface Desk {
  /** The trial's clock, in milliseconds. */
  now: number
  /** Everyone who may sit down here. */
  people: readonly Face[]
  me: Face
  words: CommonWords
  locale: Locale
  /** Settles when everything that happened before the call is on the page. */
  refresh: () => Promise<void>
  become: (id: string) => void
  /** Says something to the person for a moment. */
  notify: (text: string, tone?: Tone) => void
  /** Where the company's other chat is served, if there is one. */
  beside?: string | undefined
}

/** The desk around a component. */
export const DeskContext = createContext<Desk | undefined>(undefined)

/** The desk around a component. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a component stands outside the page: wrap it in <App>')
  return desk
}
