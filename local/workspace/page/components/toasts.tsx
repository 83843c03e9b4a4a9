import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Tone } from '../desk.ts'

/** A word to the person that goes by itself. */
interface Toast {
  text: string
  tone: Tone
}

const shownFor = 8000

/** The last word said to the person, and the way to say one. */
export function useToast(): [Toast | undefined, (text: string, tone?: Tone) => void] {
  const [toast, setToast] = useState<Toast>()
  const notify = useCallback((text: string, tone: Tone = 'info') => setToast({ text, tone }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [toast])
  return [toast, notify]
}

/** Words to the person, over the page. */
export function Toasts({ toast, lost }: { toast: Toast | undefined; lost: string | undefined }) {
  return (
    <div class="toasts" role="status">
      {lost && <div class="toast warning">{lost}</div>}
      {toast && (
        <div class={`toast ${toast.tone}`} data-testid="toast">
          {toast.text}
        </div>
      )}
    </div>
  )
}
