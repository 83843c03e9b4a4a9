import { openIdOf } from '../../local/company/people.ts'

/** What a page of ours answered. */
export interface Shown {
  response: Response
  text: string
}

interface Asking {
  method?: string
  headers?: Record<string, string>
}

/** What a browser says of a step that a person takes in the address bar or by a link. */
const STEP = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }

/** Somebody's browser at the reading room: it keeps our cookies as a browser would, and lets them be stolen and forged. */
export class Browser {
  readonly #room: string
  readonly #workspace: string
  readonly cookies = new Map<string, string>()

  constructor(room: string, workspace: string) {
    this.#room = room
    this.#workspace = workspace
  }

  /** Asks for a page, following nothing. */
  async go(path: string, { method = 'GET', headers = {} }: Asking = {}): Promise<Shown> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.#room), {
      method,
      redirect: 'manual',
      headers: { ...STEP, ...(cookie ? { cookie } : {}), ...headers },
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return { response, text: await response.clone().text() }
  }

  /** Asks for the picture of a page, as the frame around it does. */
  page(number: number | string, asking: Asking = {}): Promise<Shown> {
    const headers = {
      'sec-fetch-dest': 'image',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-site': 'same-origin',
      ...asking.headers,
    }
    return this.go(`/room/page/${number}`, { ...asking, headers })
  }

  giveBack(site = 'same-origin'): Promise<Shown> {
    return this.go('/room/return', { method: 'POST', headers: { 'sec-fetch-site': site } })
  }

  /** Sits in the archive's reading room, as the trial's gateway tells it. */
  sitInReadingRoom(): void {
    this.cookies.set('workspace_place', 'reading-room')
  }

  /** Opens a door of ours, signs in as somebody, and comes back. */
  async signIn(user: string, path: string): Promise<Shown> {
    const back = await this.wayBack(user, path)
    return this.go(back)
  }

  /** The same as far as the address that the chat sends the browser back to. */
  async wayBack(user: string, path: string, answer = 'allow'): Promise<string> {
    const { response } = await this.go(path)
    const address = response.headers.get('location')
    if (!address) throw new Error(`${path.slice(0, 20)} sends nobody to sign in`)
    return this.decide(user, address, answer)
  }

  /** Answers what a chat asks somebody at an address; where it sends the browser back to. */
  async decide(user: string, address: string, answer = 'allow'): Promise<string> {
    const { origin } = new URL(address)
    // Somebody is known in each chat by the account that they have there.
    const cookie =
      origin === new URL(this.#workspace).origin
        ? `workspace_person=${user}`
        : `lark_person=${openIdOf(user)}`
    const asked = await fetch(address, { headers: { cookie } })
    const page = await asked.text()
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? ''
    const decided = await fetch(new URL(action, origin), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin },
      body: new URLSearchParams({ question, answer }),
    })
    const back = new URL(decided.headers.get('location') ?? '')
    return back.pathname + back.search
  }

  /** What a cookie of ours says, and the same said otherwise. */
  forge(name: 'way' | 'seat' | 'install', change: (said: Record<string, unknown>) => object): void {
    const cookie = `__Host-anjuan-${name}`
    const said = JSON.parse(Buffer.from(this.cookies.get(cookie) ?? '', 'base64url').toString())
    this.cookies.set(cookie, Buffer.from(JSON.stringify(change(said))).toString('base64url'))
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
