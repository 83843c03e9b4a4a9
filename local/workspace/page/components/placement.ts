import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Where a floating list goes: under its anchor or, where there is no room, above it; never clipped by a scrolling parent. */
export function usePlacement(
  anchor: RefObject<HTMLElement | null>,
  most = 288,
): Record<string, string> {
  const [style, setStyle] = useState<Record<string, string>>({ visibility: 'hidden' })
  useLayoutEffect(() => {
    const place = () => {
      const box = anchor.current?.getBoundingClientRect()
      if (!box) return
      const below = innerHeight - box.bottom - 12
      const up = below < Math.min(most, 180) && box.top > below
      setStyle({
        left: `${box.left}px`,
        minWidth: `${box.width}px`,
        maxHeight: `${Math.min(most, up ? box.top - 12 : below)}px`,
        ...(up ? { bottom: `${innerHeight - box.top + 4}px` } : { top: `${box.bottom + 4}px` }),
      })
    }
    place()
    addEventListener('scroll', place, true)
    addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, true)
      removeEventListener('resize', place)
    }
  }, [])
  return style
}
