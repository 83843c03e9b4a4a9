import { useCallback, useEffect } from 'preact/hooks'
import { Toasts, useToast } from '../../../workspace/page/components/toasts.tsx'
import { DeskContext } from '../../../workspace/page/desk.ts'
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
  const [toast, notify] = useToast()
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

  const route = state && allowed(asked, state, as)
  if (!state || !me || !route) return <div class="opening">{lost ? words.lost : words.loading}</div>
  const { now, beside } = state
  const people = state.people.filter(({ bot }) => !bot)
  const desk = { now, people, me, words, locale, refresh, become, notify, beside }
  return (
    <DeskContext.Provider value={desk}>
      <WorkspaceContext.Provider value={{ ...desk, state, me, words, act, route, go }}>
        <div class="workspace">
          <Rail />
          <Conversation key={`${as} ${route.channel}`} />
          {/* A modal is typed into by one person: another one starts with an empty form. */}
          <Modals key={as} />
          <Toasts toast={toast} lost={lost ? words.lost : undefined} />
        </div>
      </WorkspaceContext.Provider>
    </DeskContext.Provider>
  )
}
