import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { clockOf, timeOf } from '../time.ts'
import { forward } from '../wire.ts'

const minute = 60_000
const hour = 60 * minute
const steps = [
  ['10m', 10 * minute, 'tenMinutes'],
  ['1h', hour, 'anHour'],
  ['4h', 4 * hour, 'fourHours'],
  ['1d', 24 * hour, 'aDay'],
] as const

/** The trial's clock, and the buttons that move it on. */
export function Clock() {
  const desk = useDesk()
  const { locale, words, refresh } = desk
  const [read, setRead] = useState({ now: desk.now, at: Date.now() })
  const [, tick] = useState(0)
  const [busy, setBusy] = useState(false)
  useEffect(() => setRead({ now: desk.now, at: Date.now() }), [desk.now])
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 5000)
    return () => clearInterval(timer)
  }, [])
  const now = read.now + (Date.now() - read.at)
  const move = async (milliseconds: number) => {
    setBusy(true)
    await forward(milliseconds)
    await refresh()
    setBusy(false)
  }
  return (
    <section class="clock" aria-label={words.clock} data-testid="clock" data-now={now}>
      <div class="reading">
        <span>{clockOf(now, locale)}</span>
        <time>{timeOf(now, locale)}</time>
      </div>
      <div class="steps">
        {steps.map(([name, step, word]) => (
          <button
            key={name}
            type="button"
            disabled={busy}
            data-testid={`clock-${name}`}
            onClick={() => void move(step)}
          >
            {words[word]}
          </button>
        ))}
      </div>
    </section>
  )
}
