/**
 * What the workspace's page and its server say to each other, all under `/workspace/`.
 *
 * GET  /workspace/state?as=U…    → WorkspaceState (what that person may see, as in Slack);
 *                                  without `as`, the first person's, for a page that does not know anyone yet
 * GET  /workspace/stream?as=U…   → server-sent events: `change` (fetch the state again), nothing secret inside
 * POST /workspace/act            → Act → ActResult. The server turns it into a signed payload for the bot, as Slack does.
 * POST /workspace/files?as=U…&channel=C…&thread=TS&name=…&text=…  raw body → shares a file, fires message/file_share
 * GET  /workspace/file/F…?as=U…  → the bytes, for people in a channel that the file was shared in
 * GET  /workspace/clock          → { now: number } ; POST /workspace/clock { forward: milliseconds } (the trial's clock)
 *
 * Said by the server since, all compatible with what stood here:
 * - `/` is `page/index.html`; `main.tsx` bundled by esbuild is `/main.js` (styles it imports: `/main.css`); other files beside
 *   it (`*.css *.svg *.png *.ico`) are served by their name; the font is `/font.ttf`. The page sets the cookie
 *   `workspace_person=U…; path=/`: the sign-in page asks in that person's name. A permalink `/archives/C…/p…` gives `/` too.
 * - POST /workspace/files answers FileResult. Without `channel` nothing is shared: the id goes into a `file_input`'s answer as
 *   `{ type: 'file_input', files: [{ id }] }`.
 * - `submit`: an input not in `values` counts as left alone (what the person answered before, or its `initial_*`); an emptied
 *   one is sent as null or []. `errors` by block id come back for required and ill-formed answers too, before the bot is asked.
 * - `press`: `action` needs only `{ action_id }` for buttons, and the chosen answer (`selected_option`, …) for the rest.
 * - `say`: plain typed text; `@name` and `<@U…>` of known people become mentions. `suggest` also takes a message.
 * - `command` with `thread_ts` is refused with a word to the person, as Slack does.
 * - New optional fields: `WorkspaceMessage.reactions|subtype|metadata`, `WorkspaceChannel.with` (the other side of a DM).
 */

/** A person of the trial workspace, as the picker lists them. */
export interface WorkspacePerson {
  id: string
  name: string
  title: string
  locale: 'zh-CN' | 'en-US'
  bot?: boolean
}

export interface WorkspaceChannel {
  id: string
  name: string
  kind: 'channel' | 'private' | 'im'
  members: string[]
  unread: number
  with?: string
}

/** A message as Slack's `conversations.history` gives it, with what the page needs to draw it. */
export interface WorkspaceMessage {
  ts: string
  channel: string
  user: string
  text: string
  blocks?: unknown[]
  thread_ts?: string
  reply_count?: number
  files?: { id: string; name: string; mimetype: string; size: number }[]
  /** Only this person sees it. */
  ephemeral?: boolean
  edited?: boolean
  bot_id?: string
  subtype?: string
  reactions?: { name: string; users: string[] }[]
  metadata?: unknown
}

export interface WorkspaceView {
  id: string
  hash: string
  /** A modal or home view just as the bot sent it. */
  view: unknown
  /** Errors of the last submission by block id. */
  errors?: Record<string, string>
}

export interface WorkspaceState {
  team: { id: string; name: string }
  now: number
  people: WorkspacePerson[]
  channels: WorkspaceChannel[]
  /** Every message that the person may see, oldest first. */
  messages: WorkspaceMessage[]
  /** The person's open modals, top of the stack last. */
  modals: WorkspaceView[]
  home?: WorkspaceView
  commands: { command: string; description: string; usage_hint?: string }[]
  shortcuts: { name: string; type: 'message' | 'global'; callback_id: string }[]
  /** Where the Lark workspace of the same company is served, if there is one. */
  beside?: string
}

/** Answers by block id and action id, in the shape of `view.state.values`. */
type StateValues = Record<string, Record<string, unknown>>

/** What a person does in the page. `as` is the person picked. */
export type Act = { as: string } & (
  | { do: 'say'; channel: string; text: string; thread_ts?: string }
  | { do: 'command'; channel: string; command: string; text: string; thread_ts?: string }
  | { do: 'shortcut'; callback_id: string; channel?: string; message_ts?: string }
  | {
      do: 'press'
      where: { message?: { channel: string; ts: string }; view?: string }
      block_id: string
      /** The interactive element's answer in Slack's `actions[]` shape, less `action_ts`. */
      action: Record<string, unknown>
      values?: StateValues
    }
  | {
      do: 'suggest'
      view?: string
      message?: { channel: string; ts: string }
      block_id: string
      action_id: string
      value: string
      values?: StateValues
    }
  | { do: 'submit'; view: string; values: StateValues }
  | { do: 'close'; view: string }
  | { do: 'home' }
  | { do: 'read'; channel: string }
)

export type ActResult =
  | { ok: true; options?: unknown; errors?: Record<string, string> }
  | { ok: false; error: string }

/** What an upload comes to: `ts` when it was shared in a channel. */
export type FileResult = { ok: true; file: string; ts?: string } | { ok: false; error: string }
