import { useLive as follow } from '../../workspace/page/live.ts'
import { facesOf } from './faces.ts'
import { stateOf } from './wire.ts'

/** Follows the workspace as this tab's person sees it. */
export const useLive = () => follow({ cookie: 'lark_person', stateFor: stateOf, faces: facesOf })
