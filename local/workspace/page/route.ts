import { useEffect, useState } from 'preact/hooks'

/** The address bar as state, so that a reload comes back to the same place: how a route is read from it, and written into it. */
export function useAddress<R>(
  read: (from: Location) => R | undefined,
  written: (route: R) => string,
): [R | undefined, (route: R) => void] {
  const [route, setRoute] = useState(() => read(location))
  useEffect(() => {
    const follow = () => setRoute(read(location))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const go = (next: R) => {
    history.replaceState(null, '', `/#${written(next)}`)
    setRoute(next)
  }
  return [route, go]
}
