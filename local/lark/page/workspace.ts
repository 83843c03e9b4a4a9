import { createContext, type RefObject } from 'preact'
import { useContext } from 'preact/hooks'
import type { Desk } from '../../workspace/page/desk.ts'
import type { LarkAct, LarkActResult, LarkState } from '../contract.ts'
import type { LarkFace } from './faces.ts'
import type { Route } from './route.ts'
import type { Words } from './words.ts'

type WithoutPerson<A> = A extends unknown ? Omit<A, 'as'> : never
/** An act before it is known whose. */
export type Deed = WithoutPerson<LarkAct>

/** All that a part of the page needs to know about where it is. */
export interface Lark extends Desk {
  state: LarkState
  /** Everyone whom the page may show, the bot among them. */
  faces: readonly LarkFace[]
  me: LarkFace
  words: Words
  /** Does it, and settles when the outcome is on the page; says what the answer says. */
  act: (deed: Deed) => Promise<LarkActResult>
  route: Route
  go: (route: Route) => void
  /** The card that was pressed last: what is wrong with it is brought into sight. */
  pressed: RefObject<string | null>
}

/** The workspace around a component. */
export const LarkContext = createContext<Lark | undefined>(undefined)

/** The workspace around a component. */
export function useLark(): Lark {
  const lark = useContext(LarkContext)
  if (!lark) throw new Error('a component stands outside the workspace: wrap it in <App>')
  return lark
}
