import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Desk } from '../../workspace/page/desk.ts'
import type { Act, ActResult, WorkspacePerson, WorkspaceState } from '../contract.ts'
import type { Route } from './route.ts'
import type { Words } from './words.ts'

type WithoutPerson<A> = A extends unknown ? Omit<A, 'as'> : never
/** An act before it is known whose. */
export type Deed = WithoutPerson<Act>

/** All that a part of the page needs to know about where it is. */
export interface Workspace extends Desk {
  state: WorkspaceState
  me: WorkspacePerson
  words: Words
  /** Does it, and settles when the outcome is on the page. */
  act: (deed: Deed) => Promise<ActResult>
  route: Route
  go: (route: Route) => void
}

/** The workspace around a component. */
export const WorkspaceContext = createContext<Workspace | undefined>(undefined)

/** The workspace around a component. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('a component stands outside the workspace: wrap it in <App>')
  return workspace
}
