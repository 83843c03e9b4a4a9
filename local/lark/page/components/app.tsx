import { useCallback, useEffect, useRef } from 'preact/hooks'
import { Toasts, useToast } from '../../../workspace/page/components/toasts.tsx'
import { DeskContext, type Tone } from '../../../workspace/page/desk.ts'
import type { LarkState } from '../../contract.ts'
import { facesOf } from '../faces.ts'
import { useLive } from '../live.ts'
import { type Route, useRoute } from '../route.ts'
import { act as send } from '../wire.ts'
import { wordsFor } from '../words.ts'
import { type Deed, LarkContext } from '../workspace.ts'
import { Conversation } from './conversation.tsx'
import { Rail } from './rail.tsx'

// These change nothing that the person could see.
const silent: readonly Deed['do'][] = ['read', 'enter']

const tones: readonly Tone[] = ['info', 'success', 'warning', 'error']
const toneOf = (type: string): Tone => tones.find((tone) => tone === type) ?? 'info'

/** The route, if the person may go there; else the first group that they are in. */
function allowed(route: Route | undefined, { chats }: LarkState): Route | undefined {
  if (route && chats.some(({ id }) => id === route.chat)) return route
  const first = chats.find(({ kind }) => kind === 'group') ?? chats[0]
  return first && { chat: first.id }
}

/** The whole page: chats, conversation, notices. */
export function App() {
  const { as, state, lost, refresh, become } = useLive()
  const [asked, go] = useRoute()
  const [toast, notify] = useToast()
  const pressed = useRef<string>(null)
  const faces = state ? facesOf(state) : []
  const me = faces.find(({ id }) => id === as)
  const locale = me?.locale ?? 'zh-CN'
  const words = wordsFor(locale)

  const act = useCallback(
    async (deed: Deed) => {
      const result = await send({ as, ...deed })
      if (silent.includes(deed.do)) return result
      if (!result.ok) notify(words.failed(result.error), 'error')
      else if (result.toast) notify(result.toast.content, toneOf(result.toast.type))
      await refresh()
      return result
    },
    [as, refresh, words],
  )
  useEffect(() => {
    document.documentElement.lang = locale
    if (state) document.title = `${state.tenant.name} · 案卷`
  }, [locale, state?.tenant.name])

  const route = state && allowed(asked, state)
  if (!state || !me || !route) return <div class="opening">{lost ? words.lost : words.loading}</div>
  const { now, beside } = state
  const people = faces.filter(({ bot }) => !bot)
  const desk = { now, people, me, words, locale, refresh, become, notify, beside }
  return (
    <DeskContext.Provider value={desk}>
      <LarkContext.Provider value={{ ...desk, state, faces, me, words, act, route, go, pressed }}>
        <div class="workspace">
          <Rail />
          <Conversation key={`${as} ${route.chat}`} />
          <Toasts toast={toast} lost={lost ? words.lost : undefined} />
        </div>
      </LarkContext.Provider>
    </DeskContext.Provider>
  )
}
