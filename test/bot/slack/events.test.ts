import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askingOf } from '../../../bot/slack/asking.ts'
import { clientOf } from '../../../bot/slack/client.ts'
import { workEvent } from '../../../bot/slack/events.ts'
import { Heard, heardIn } from '../../../bot/slack/heard.ts'
import { slackMessenger } from '../../../bot/slack/messenger.ts'
import type { WorkspaceMessage } from '../../../local/slack/contract.ts'
import { entrances } from '../../../shared/commands/catalogue.ts'
import type { Entrance, Intent } from '../../../shared/commands/entrance.ts'
import { entranceNamed } from '../../../shared/commands/hearing.ts'
import { staff, WORKSPACE } from '../../support/company.ts'
import { fixture } from './requests.ts'
import { bot, SALES, type Stage, startStage } from './stage.ts'

const lin = staff.salesperson.user
const asked: Intent[] = []

/** Remembers what it was asked. */
const listening = (name: string): Entrance => ({
  name,
  start: (intent) => {
    asked.push(intent)
    return { step: 'show', notice: { notice: 'done' } }
  },
})
const known = entrances.filter(({ name }) => name !== 'ask' && name !== 'home')
const ways = [...known, listening('ask'), listening('home')]

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ house: { entrances: ways } })
})
afterAll(() => stage.close())

const ears = () => ({
  house: stage.face.house,
  messenger: slackMessenger(stage.installation, stage.face.log),
  askFile: askingOf(clientOf(stage.installation, stage.face.log)),
  now: stage.workspace.now,
})

/** The events that reached us since, read as they are kept. */
function heardSince(count: number): { id: string; event: Heard }[] {
  return stage.workspace
    .deliveries()
    .slice(count)
    .map(({ payload }) => payload)
    .filter((payload) => Object(payload).type === 'event_callback')
    .flatMap((payload) => heardIn(payload) ?? [])
    .map(({ id, event }) => ({ id, event: Heard.parse(JSON.parse(JSON.stringify(event))) }))
}

/** Says something, and works on what we hear of it. */
async function say(text: string, channel = SALES) {
  const before = stage.workspace.deliveries().length
  await stage.workspace.act({ as: lin, do: 'say', channel, text })
  await stage.workspace.settled()
  const heard = heardSince(before)
  const once = [...new Map(heard.map((item) => [item.id, item])).values()]
  for (const item of once) await workEvent(item, ears())
  return once
}

const last = (channel = SALES): WorkspaceMessage | undefined =>
  stage.workspace.messages(channel).at(-1)

/** Presses the first button of a message. */
async function press(message: WorkspaceMessage | undefined) {
  const blocks = message?.blocks ?? []
  const actions = Object(blocks.find((block) => Object(block).type === 'actions'))
  await stage.workspace.act({
    as: lin,
    do: 'press',
    where: { message: { channel: message?.channel ?? '', ts: message?.ts ?? '' } },
    block_id: actions.block_id,
    action: { action_id: actions.elements[0].action_id },
  })
  return stage.workspace.state(lin).modals.at(-1)
}

describe('a mention', () => {
  it('that begins with a known word offers its form by a button in the thread', async () => {
    await say('@案卷 拜访')
    const [said, offer] = stage.workspace.messages(SALES).slice(-2)
    expect(offer).toMatchObject({ thread_ts: said?.ts, bot_id: bot.botId })
    const modal = await press(offer)
    expect(modal?.view).toMatchObject({ callback_id: 'form:visit.report' })
    expect(JSON.stringify(modal?.view)).toContain(`\\"thread\\":\\"${said?.ts}\\"`)
    await stage.workspace.act({ as: lin, do: 'close', view: modal?.id ?? '' })
  })

  it('that begins with no known word is a question, without our name in it', async () => {
    const items = await say('@案卷 凤竹 怎么样?  <b> & 急')
    expect(items).toHaveLength(1)
    expect(asked.at(-1)).toMatchObject({
      name: 'ask',
      text: '凤竹 怎么样?  <b> & 急',
      by: { chat: 'slack', workspace: WORKSPACE, user: lin },
    })
    expect(last()).toMatchObject({ bot_id: bot.botId })
  })

  it('worked on again after a crash is answered once', async () => {
    const [item] = await say('@案卷 凤竹 怎么样')
    const count = stage.workspace.messages(SALES).length
    if (!item) throw new Error('nothing was heard')
    await workEvent({ ...item, again: true }, ears())
    expect(stage.workspace.messages(SALES)).toHaveLength(count)
  })
})

describe('a file shared where we are', () => {
  it('can be filed with one button, which opens the form with that file', async () => {
    const { workspace } = stage
    const before = workspace.deliveries().length
    const bytes = new TextEncoder().encode('%PDF-1.7')
    const { fileId, ts } = await workspace.share({
      as: lin,
      channel: SALES,
      name: '凤竹合同.pdf',
      bytes,
    })
    await workspace.settled()
    for (const item of heardSince(before)) await workEvent(item, ears())
    expect(last()).toMatchObject({ thread_ts: ts, bot_id: bot.botId })
    const modal = await press(last())
    expect(JSON.stringify(modal?.view)).toContain(fileId)
    await workspace.act({ as: lin, do: 'close', view: modal?.id ?? '' })
  })

  it('by somebody whom the house does not know breaks in with no word', async () => {
    const event = fixture('event.message_file_share', WORKSPACE, bot.appId)
    const item = heardIn(event)
    if (!item) throw new Error('nothing was heard')
    const count = stage.workspace.messages(SALES).length
    await workEvent(item, ears())
    expect(stage.workspace.messages(SALES)).toHaveLength(count)
  })
})

describe('the home page', () => {
  it('is drawn for whoever opens it', async () => {
    const event = fixture('event.app_home_opened', WORKSPACE, bot.appId)
    const body = { ...event, event: { ...Object(event['event']), user: lin } }
    const item = heardIn(body)
    expect(item).toEqual({
      id: 'slack:event:Ev0EXAMPLE1',
      event: { heard: 'home', by: { chat: 'slack', workspace: WORKSPACE, user: lin } },
    })
    if (item) await workEvent(item, ears())
    expect(JSON.stringify(stage.workspace.state(lin).home?.view)).toContain('已完成')
  })
})

describe('what is heard', () => {
  const envelope = (event: object) => ({
    team_id: WORKSPACE,
    event_id: 'Ev1',
    authorizations: [{ user_id: bot.userId, is_bot: true }],
    event,
  })
  const message = { type: 'message', user: lin, channel: 'D1', channel_type: 'im', ts: '1.2' }

  it('is one thing, though a mention is told twice', () => {
    const text = `<@${bot.userId}> 凤竹`
    const said = { user: lin, channel: SALES, ts: '1.2', text }
    const mention = heardIn(envelope({ ...said, type: 'app_mention' }))
    const twin = heardIn(envelope({ ...said, type: 'message', channel_type: 'channel' }))
    expect(mention).toEqual(twin)
  })

  it('in a direct message is said to us, and answered there', () => {
    expect(heardIn(envelope({ ...message, text: '凤竹' }))?.event).toMatchObject({
      toUs: true,
      place: { chat: 'slack', workspace: WORKSPACE, channel: 'D1' },
    })
  })

  it.each([
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['another bot', { bot_id: 'B0OTHER001' }],
    ['ourselves', { bot_id: bot.botId, user: bot.userId }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['talk in a channel', { channel_type: 'channel' }],
    ['nobody', { user: undefined }],
  ])('is not %s', (_, differs) => {
    expect(heardIn(envelope({ ...message, text: '凤竹', ...differs }))).toBeUndefined()
  })

  it('from another company is never taken for one of ours', () => {
    const guest = fixture('event.message_im', WORKSPACE, bot.appId)
    const event = { ...Object(guest['event']), user_team: 'T0OTHER001' }
    expect(heardIn({ ...guest, event })?.event.by.workspace).toBe('T0OTHER001')
  })
})

describe('the first word', () => {
  it.each([
    ['拜访 凤竹', '凤竹'],
    ['拜访:凤竹', '凤竹'],
    ['visit', ''],
    ['Visit 凤竹 股份', '凤竹 股份'],
    ['/visit 凤竹', '凤竹'],
  ])('of “%s” names the way in', (text, rest) => {
    expect(entranceNamed(text, entrances)).toMatchObject({ entrance: { name: 'visit' }, rest })
  })

  it.each(['凤竹 怎么样', '拜访记录在哪里', '', '/', 'revisit'])('of “%s” names none', (text) => {
    expect(entranceNamed(text, entrances)?.entrance.name).not.toBe('visit')
  })
})
