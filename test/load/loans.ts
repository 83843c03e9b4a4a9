import { team } from '../../local/company/people.ts'
import type { Document } from '../../shared/records/document.ts'
import { cast } from '../security/trial.ts'
import { type Latencies, TOLD } from './latencies.ts'
import type { LoadHouse } from './load-house.ts'
import { slackDeliveries, typed } from './slack-deliveries.ts'
import { until } from './until.ts'

const LINK = /\/room\/open\/([\w-]+)/

/** A document is borrowed by a manager, approved by the general manager, taken up, read and given back; each by its own request. */
export function lendingIn({ trial, managers, documents }: LoadHouse, latencies: Latencies) {
  const { house } = trial
  const slack = slackDeliveries(house)
  const free = documents.flatMap((document, index) => {
    const reader = managers[index]?.user
    return reader ? [{ document, reader }] : []
  })

  let approving: Promise<void> = Promise.resolve()

  return async (due: number): Promise<void> => {
    const pair = free.shift()
    // Everything is lent out: whoever comes now would have to wait.
    if (!pair) return
    await lend(pair.document, pair.reader, due)
    free.push(pair)
  }

  async function lend(document: Document, reader: string, due: number): Promise<void> {
    const timed = <T>(kind: string, act: () => Promise<T>, since = performance.now()) =>
      latencies.of(kind, since, act)
    const borrowed = await timed(
      'borrow',
      () =>
        slack.submit(reader, 'borrow', {
          documentId: typed(document.id),
          purpose: typed('核对价格'),
        }),
      due,
    )
    // Refused for once, it is counted, and the reader tries again another time.
    if (borrowed === undefined) return
    const requestId = await openRequest(document, reader)
    // One proof is good for one approval: the general manager does one after the other.
    approving = approving.then(async () => {
      await timed('prove', () => trial.prove(cast.generalManager))
      const approve = () => slack.press(cast.generalManager, 'request.approve', { requestId })
      await timed('approve', approve)
    })
    await approving
    await timed('take up', () =>
      slack.submit(
        reader,
        'loan.takeUp',
        { acknowledged: { tick: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } } },
        { requestId },
      ),
    )
    const before = linkFor(reader)
    await timed('ask to read', () => slack.press(reader, 'loan.read', { requestId }))
    const browser = trial.browser()
    // Slack was answered; the link is told as soon as it is made.
    const link = await timed(`${TOLD}link`, () =>
      until(() => {
        const shown = linkFor(reader)
        return shown === before ? undefined : shown
      }),
    )
    if (!link) return
    await timed('sign in', async () => {
      const { response } = await browser.signIn(reader, `/room/open/${link}`)
      if (response.status !== 303) throw new Error(`answered ${response.status}`)
    })
    for (const number of [1, 2]) await timed('page', () => isPage(browser.page(number)))
    await timed('give back', async () => {
      const { response } = await browser.giveBack()
      if (response.status >= 400) throw new Error(`answered ${response.status}`)
    })
  }

  async function openRequest({ id, customerId }: Document, reader: string): Promise<string> {
    const readerId = await trial.personId(reader)
    const look = await house.kernel.store.open([])
    const requests = await look.inDossier(customerId, 'request', 100)
    // The newest stands last or first, whichever way they are listed.
    const own = requests.filter((one) => one.documentId === id && one.readerId === readerId)
    const newest = own.toSorted((one, other) => other.id.localeCompare(one.id))[0]
    return newest?.id ?? `no request of ${reader} in ${team.id}`
  }

  /** The door that somebody was shown last, alone. */
  function linkFor(user: string): string | undefined {
    const shown = house.workspace.state(user).messages.filter(({ ephemeral }) => ephemeral)
    return LINK.exec(JSON.stringify(shown.at(-1) ?? ''))?.[1]
  }
}

/** What was asked for must be a picture. */
export async function isPage(shown: Promise<{ response: Response }>): Promise<void> {
  const { response } = await shown
  const type = response.headers.get('content-type') ?? ''
  if (response.status !== 200 || type !== 'image/jpeg')
    throw new Error(`answered ${response.status} ${type}`)
}
