import { useLive as follow } from '../../workspace/page/live.ts'
import type { WorkspaceState } from '../contract.ts'
import { stateOf } from './wire.ts'

const people = (state: WorkspaceState) => state.people

/** Follows the workspace as this tab's person sees it. */
export const useLive = () =>
  follow({ cookie: 'workspace_person', stateFor: stateOf, faces: people })
