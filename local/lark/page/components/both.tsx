import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { stateOf } from '../wire.ts'
import { wordsFor } from '../words.ts'

/** Slack on the left, Lark on the right: one company, two chats. */
export function Both() {
  const [found, setFound] = useState<{ company: string; beside: string | undefined }>()
  useEffect(() => {
    void stateOf('').then(({ tenant, beside }) => setFound({ company: tenant.name, beside }))
  }, [])
  const locale = navigator.language.startsWith('zh') ? 'zh-CN' : 'en-US'
  const words = wordsFor(locale)
  if (!found) return <div class="opening">{words.loading}</div>
  const faces = [
    { name: words.slack, url: found.beside, id: 'slack' },
    { name: words.lark, url: '', id: 'lark' },
  ].filter(({ url }) => url !== undefined)
  return (
    <div class="both">
      <header>
        {faces.map(({ name, url, id }) => (
          <a key={id} class={`face ${id}`} href={`${url}/`} target="_blank" rel="noopener">
            <i aria-hidden="true" />
            <b>{name}</b>
            <Icon name="away" />
          </a>
        ))}
        <span class="company">{words.both(found.company)}</span>
      </header>
      {faces.map(({ name, url, id }) => (
        <iframe key={id} src={`${url}/`} title={name} data-testid={`face-${id}`} />
      ))}
    </div>
  )
}
