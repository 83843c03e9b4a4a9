import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const near = 48

/** Keeps a list at its end when it grows, unless the person reads further up; whoever says something goes to the end. */
export function useStickyBottom(last: string | undefined, own: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atBottom = useRef(true)
  const said = useRef(own)
  const sink = () => {
    if (atBottom.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  useLayoutEffect(() => {
    const box = scroller.current
    const newest = content.current?.lastElementChild
    if (own !== said.current) atBottom.current = true
    said.current = own
    sink()
    // What is higher than the list is read from its head: a form begins with its first field.
    if (!box || !atBottom.current || !newest || newest.clientHeight < box.clientHeight) return
    newest.scrollIntoView({ block: 'start' })
    atBottom.current = false
  }, [last, own])
  useEffect(() => {
    const box = scroller.current
    if (!box || !content.current) return
    let last = box.scrollTop
    const noticed = () => {
      const close = box.scrollHeight - box.scrollTop - box.clientHeight < near
      // What grew below has not moved the person: only going up leaves the end.
      if (close) atBottom.current = true
      else if (box.scrollTop < last) atBottom.current = false
      last = box.scrollTop
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
