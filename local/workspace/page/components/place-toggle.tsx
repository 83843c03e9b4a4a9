import { useEffect, useState } from 'preact/hooks'
import { type Place, rememberedPlace, rememberPlace } from '../cookies.ts'
import { useDesk } from '../desk.ts'

const places = [
  ['office', 'office'],
  ['reading-room', 'readingRoom'],
] as const

/** Where the person sits: the local gateway reads it as their network. */
export function PlaceToggle() {
  const { words } = useDesk()
  const [place, setPlace] = useState<Place>(rememberedPlace)
  useEffect(() => {
    rememberPlace(place)
    // Two pages may be open at once: where one last clicked is where one sits.
    const claim = () => rememberPlace(place)
    addEventListener('focus', claim)
    return () => removeEventListener('focus', claim)
  }, [place])
  return (
    <fieldset class="place-toggle" aria-label={words.place}>
      {places.map(([name, word]) => (
        <button
          key={name}
          type="button"
          aria-pressed={place === name}
          data-testid={`place-${name}`}
          onClick={() => {
            // Before the state settles: the next link clicked must already carry it.
            rememberPlace(name)
            setPlace(name)
          }}
        >
          {words[word]}
        </button>
      ))}
    </fieldset>
  )
}
