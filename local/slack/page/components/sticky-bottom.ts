import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const near = 48

/** Keeps a list at its end when it grows, unless the person has scrolled up to read. */
export function useStickyBottom(last: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atBottom = useRef(true)
  const sink = () => {
    if (atBottom.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  useLayoutEffect(sink, [last])
  useEffect(() => {
    const box = scroller.current
    if (!box || !content.current) return
    const noticed = () => {
      atBottom.current = box.scrollHeight - box.scrollTop - box.clientHeight < near
    }
    // Pictures and updated cards grow after they are drawn; the composer takes room from below.
    const grown = new ResizeObserver(sink)
    grown.observe(content.current)
    grown.observe(box)
    box.addEventListener('scroll', noticed, { passive: true })
    return () => {
      grown.disconnect()
      box.removeEventListener('scroll', noticed)
    }
  }, [])
  return { scroller, content }
}
