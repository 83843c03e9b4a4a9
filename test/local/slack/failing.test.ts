import { describe, expect, it } from 'vitest'
import { type Answering, bot, company, startTrial } from './trial.ts'

const channel = 'C0SALES001'
const lin = 'U0LIN00001'

describe('a bot that fails a person', () => {
  it('is named to the person who asked, and to nobody else', async () => {
    const answers: Answering = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      return {}
    }
    const trial = await startTrial(answers, { answerWithin: 20 })
    const command = { as: lin, do: 'command' as const, channel, command: '/visit', text: '' }
    expect(await trial.workspace.act(command)).toEqual({ ok: false, error: 'operation_timeout' })
    const seen = (person: string) => trial.workspace.state(person).messages.map((each) => each.text)
    expect(seen(lin)).toEqual(['/visit failed with the error operation_timeout'])
    expect(seen('U0CHEN0001')).toEqual([])
    await trial.close()
  })

  it('is told apart by how it failed', async () => {
    let status = 500
    let body: unknown
    const trial = await startTrial(() => ({ status, body }))
    const command = { as: lin, do: 'command' as const, channel, command: '/visit', text: '' }
    const { workspace } = trial
    expect(await workspace.act(command)).toMatchObject({ error: 'http_service_error' })
    status = 404
    expect(await workspace.act(command)).toMatchObject({ error: 'http_client_error' })
    status = 200
    body = { text: '好', colour: 'red' }
    expect(await workspace.act(command)).toMatchObject({ error: 'invalid_arguments' })
    body = { text: '好', response_type: 'in_channel' }
    expect(await workspace.act(command)).toEqual({ ok: true })
    expect(workspace.messages(channel).at(-1)).toMatchObject({ text: '好', user: bot.userId })
    await trial.close()

    const deaf = await startTrial(undefined, { botUrl: company('http://127.0.0.1:1/').botUrl })
    expect(await deaf.workspace.act(command)).toMatchObject({ error: 'dispatch_failed' })
    await deaf.close()
  })

  it('is not asked for a command that does not exist, or inside a thread', async () => {
    const trial = await startTrial()
    const { workspace, client } = trial
    const { ts = '' } = await client.chat.postMessage({ channel, text: '根' })
    const command = { as: lin, do: 'command' as const, channel, command: '/visit', text: '' }
    expect(await workspace.act({ ...command, thread_ts: ts })).toMatchObject({ ok: false })
    expect(await workspace.act({ ...command, command: '/vist' })).toMatchObject({ ok: false })
    await workspace.settled()
    expect(trial.received.filter(({ payload }) => payload.command)).toEqual([])
    await trial.close()
  })
})
