import { useCallback, useEffect, useState } from 'preact/hooks'
import type { WorkspaceState } from '../../contract.ts'
import { partnerOf } from '../faces.ts'
import { useLive } from '../live.ts'
import { type Route, useRoute } from '../route.ts'
import { act as send } from '../wire.ts'
import { wordsFor } from '../words.ts'
import { type Deed, WorkspaceContext } from '../workspace.ts'
import { Conversation } from './conversation.tsx'
import { Modals } from './modals.tsx'
import { Rail } from './rail.tsx'

const toastFor = 8000
// These change nothing that the person could see.
const silent: readonly Deed['do'][] = ['suggest', 'read']

/** The route, if the person may go there; else the same kind of place among their own conversations. */
function allowed(route: Route | undefined, state: WorkspaceState, as: string): Route | undefined {
  if (route && state.channels.some(({ id }) => id === route.channel)) return route
  const withBot = state.channels.find((each) => partnerOf(each, as, state.people)?.bot)
  if (route?.home && withBot) return { channel: withBot.id, home: true }
  const first = state.channels.find(({ kind }) => kind === 'channel') ?? state.channels[0]
  return first && { channel: first.id }
}

/** The whole page: rail, conversation, modals, notices. */
export function App() {
  const { as, state, lost, refresh, become } = useLive()
  const [asked, go] = useRoute()
  const [toast, setToast] = useState<string>()
  const me = state?.people.find(({ id }) => id === as)
  const locale = me?.locale ?? 'zh-CN'
  const words = wordsFor(locale)

  const act = useCallback(
    async (deed: Deed) => {
      const result = await send({ as, ...deed })
      if (!silent.includes(deed.do)) await refresh()
      return result
    },
    [as, refresh],
  )
  useEffect(() => {
    document.documentElement.lang = locale
    if (state) document.title = `${state.team.name} · 案卷`
  }, [locale, state?.team.name])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(undefined), toastFor)
    return () => clearTimeout(timer)
  }, [toast])

  const route = state && allowed(asked, state, as)
  if (!state || !me || !route) return <div class="opening">{lost ? words.lost : words.loading}</div>
  const workspace = { state, me, words, locale, act, refresh, become, route, go, notify: setToast }
  return (
    <WorkspaceContext.Provider value={workspace}>
      <div class="workspace">
        <Rail />
        <Conversation key={`${as} ${route.channel}`} />
        {/* A modal is typed into by one person: another one starts with an empty form. */}
        <Modals key={as} />
        <div class="toasts" role="status">
          {lost && <div class="toast">{words.lost}</div>}
          {toast && <div class="toast">{toast}</div>}
        </div>
      </div>
    </WorkspaceContext.Provider>
  )
}
