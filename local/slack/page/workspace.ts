import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Act, ActResult, WorkspacePerson, WorkspaceState } from '../contract.ts'
import type { Route } from './route.ts'
import type { Words } from './words.ts'

type WithoutPerson<A> = A extends unknown ? Omit<A, 'as'> : never
/** An act before it is known whose. */
export type Deed = WithoutPerson<Act>

/** All that a part of the page needs to know about where it is. */
export interface Workspace {
  state: WorkspaceState
  me: WorkspacePerson
  words: Words
  locale: 'zh-CN' | 'en-US'
  /** Does it, and settles when the outcome is on the page. */
  act: (deed: Deed) => Promise<ActResult>
  refresh: () => Promise<void>
  become: (id: string) => void
  route: Route
  go: (route: Route) => void
  /** Says something to the person for a moment. */
  notify: (text: string) => void
}

/** The workspace around a component. */
export const WorkspaceContext = createContext<Workspace | undefined>(undefined)

/** The workspace around a component. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('a component stands outside the workspace: wrap it in <App>')
  return workspace
}
