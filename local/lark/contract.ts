/**
 * What the page of the Lark workspace and its server say to each other, all under `/workspace/`.
 *
 * GET  /workspace/state?as=ou_…    → LarkState (what that person may see); without `as`, the first person's
 * GET  /workspace/stream?as=ou_…   → server-sent events: `change` (fetch the state again), nothing secret inside
 * POST /workspace/act              → LarkAct → LarkActResult. The server turns it into an encrypted, signed delivery, as Lark does.
 * POST /workspace/files?as=ou_…&chat=oc_…&root=om_…&name=…   raw body → a file (or image) message of its own
 * GET  /workspace/file/<message_id>/<key>?as=ou_…            → the bytes, for people in the chat
 * GET  /workspace/clock → { now } ; POST /workspace/clock { forward }
 *
 * - `/` is `page/index.html`, `/both` is `page/both.html`; `main.tsx` bundled by esbuild is `/main.js` (styles it imports: `/main.css`).
 *   The page sets the cookie `lark_person=ou_…; path=/`: the sign-in page asks in that person's name.
 * - Outsiders (another `tenantKey`) may write and press wherever they are members; they cannot sign in, and `contact` does not tell of them.
 * - `press`: what is chosen in a date or time picker comes as `option` (`2026-12-01`, `09:30`, `2026-12-01 09:30`); the server adds the
 *   offset. In `form`, texts and choices are strings, several choices arrays, a tick a boolean; what is not in it counts as left alone.
 * - Words in `error`: `invalid_act user_not_found not_in_chat no_text message_not_found menu_not_found element_not_found
 *   not_interactive in_form disabled required invalid_answer card_expired`, for files `name_missing file_empty file_too_large` too.
 *   Of Lark's client: `200340` no address, `200341` too late, `200342` no connection, `200671` not 200, `200672` not an answer,
 *   `200673` a faulty card, `200830` a card of the older kind. A button that leads somewhere only, resets a form, or a tick without
 *   behaviours: `ok`, and the bot hears nothing.
 * - `calls().at` is real time, as rates and the bot's tokens are; everything else runs by the trial's clock.
 * - `fail`: `path` may also hold the method, as `PATCH /open-apis/im`.
 * - `settled()` does not wait through pauses longer than a second between repeats of an event.
 */

/** A person of the tenant, or of another one in an external group. */
export interface LarkPerson {
  openId: string
  name: string
  title: string
  locale: 'zh_cn' | 'en_us'
  /** Left out: of the app's own tenant. */
  tenantKey?: string
  bot?: boolean
}

/** A chat as the person who looks sees it. */
export interface LarkChat {
  id: string
  name: string
  kind: 'group' | 'p2p'
  members: string[]
  unread: number
  /** The other side of a one-to-one chat. */
  with?: string
}

/** A message as the page draws it. */
export interface LarkMessage {
  id: string
  chat: string
  /** `ou_…` of whoever said it; the bot's for its cards. */
  sender: string
  type: 'text' | 'post' | 'image' | 'file' | 'interactive'
  /** The parsed content: `{text}` with mentions written out, `{title, content}`, `{image_key}`, `{file_key, file_name}`, or the card JSON 2.0. */
  content: unknown
  /** Milliseconds. */
  createdAt: number
  updatedAt?: number
  /** The message at the root of the thread that it was said in. */
  root?: string
  replies?: number
  /** The person who looks was called to it urgently (加急). */
  urgent?: boolean
  /** Bytes of a file. */
  size?: number
}

/** One line of the bot's menu, which stands in its one-to-one chat. */
export interface LarkMenuItem {
  key: string
  name: { zh: string; en: string }
}

/** All that a person may see, as the page asks for it. */
export interface LarkState {
  tenant: { key: string; name: string }
  now: number
  people: LarkPerson[]
  chats: LarkChat[]
  /** Every message that the person may see, oldest first. */
  messages: LarkMessage[]
  menu: LarkMenuItem[]
  /** Where the Slack workspace of the same company is served, if there is one. */
  beside?: string
}

/** What a person does in the page. `as` is the person picked. */
export type LarkAct = { as: string } & Deed

type Deed =
  /** `@name` of people of the chat, the bot among them, becomes a mention. `root`: said in the thread under that message. */
  | { do: 'say'; chat: string; text: string; root?: string }
  /**
   * Presses, chooses or enters in a component of a card. `element` is the JSON pointer of the component in the card, as
   * `/body/elements/0/elements/4`; tag, name and value are taken from the card itself. `form`: what stands in the form
   * around it, by name (only for buttons that submit). Outside of a form: the component's own answer.
   */
  | {
      do: 'press'
      message: string
      element: string
      form?: Record<string, unknown>
      option?: string
      options?: string[]
      input?: string
      checked?: boolean
    }
  | { do: 'menu'; key: string }
  /** Opens the one-to-one chat with the bot. */
  | { do: 'enter' }
  | { do: 'read'; chat: string }

/** What came of an act. */
export type LarkActResult =
  | { ok: true; toast?: { type: string; content: string }; message?: string }
  /** A code that Lark's client shows (`200341` and so on), or a word of the workspace. */
  | { ok: false; error: string }

/** What came of a file that was shared. */
export type LarkFileResult =
  | { ok: true; message: string; key: string }
  | { ok: false; error: string }

/** All that a Lark workspace is made from. */
export interface LarkWorkspaceOptions {
  /** Where it is kept; in memory only when left out. */
  directory?: string
  port?: number
  tenant: { key: string; name: string }
  people: LarkPerson[]
  app: {
    appId: string
    appSecret: string
    encryptKey: string
    verificationToken: string
    botOpenId: string
    name: string
    /** Where sign-in may lead back to. */
    redirectUrls: string[]
    /** Whether the app may hear everything said in groups (`im:message.group_msg`), or only what mentions it. */
    hearsGroups: boolean
  }
  /** Groups; everybody has a one-to-one chat with the bot besides. */
  groups: { id: string; name: string; members: string[] }[]
  menu: LarkMenuItem[]
  /** Where the bot takes its deliveries. */
  botUrl: string | (() => string)
  /** Milliseconds before each repeat of an event; Lark's are 15 s, 5 min, 1 h, 6 h. */
  retryDelays?: number[]
  /** Milliseconds that the bot has to answer; Lark's are 3000. */
  answerWithin?: number
  /** The clock, when another workspace has it. */
  now?: () => number
  /** Puts that clock forward. */
  forward?: (milliseconds: number) => void
  /** Where the Slack workspace is served. */
  beside?: () => string
}

/** How a raw payload goes out to the bot. */
export interface LarkManner {
  headers?: Record<string, string>
  encryptKey?: string
  /** When it claims to be signed, in milliseconds. */
  signedAt?: number
  /** Sent as it is, without an envelope. */
  bare?: boolean
}

/** A delivery as it went to the bot, before encryption. */
export interface LarkDelivery {
  payload: unknown
  status: number | 'timeout' | 'failed'
  /** What Lark's client held against the answer to a press. */
  fault?: string
}

/** A running Lark workspace, driven in process by tests and over HTTP by its page. */
export interface LarkWorkspace {
  url: string
  /** What the bot takes as the domain of the Open API. */
  domain: string
  now(): number
  /** Puts the trial's clock forward. */
  forward(milliseconds: number): void
  act(act: LarkAct): Promise<LarkActResult>
  share(file: {
    as: string
    chat: string
    root?: string
    name: string
    bytes: Uint8Array
  }): Promise<{ messageId: string; fileKey: string }>
  /** Every message of a chat, oldest first. */
  messages(chat: string): LarkMessage[]
  state(as: string): LarkState
  /** Encrypts and signs a payload as Lark does, or as `manner` says, and gives the bot's answer. */
  deliver(
    payload: object,
    manner?: LarkManner,
  ): Promise<{ status: number; body: string } | { failed: 'timeout' | 'failed' }>
  /** The last 200 deliveries, oldest first. */
  deliveries(): LarkDelivery[]
  /** The last 200 calls of the Open API: `POST /open-apis/im/v1/messages`, with the code that each was answered. */
  calls(): { call: string; code: number; at: number }[]
  /** The next calls whose path contains `path` are answered with this status (and this code, if 200 or 400). */
  fail(path: string, times: number, status: number, code?: number): void
  /** Waits until no delivery is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}
