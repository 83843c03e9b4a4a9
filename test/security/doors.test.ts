import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast, startTrial, type Trial } from './trial.ts'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
}, 120_000)
afterAll(() => trial?.close())

/** Asks a server on this machine under another name, as a page does whose name was rebound to it. */
function ask(url: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    call.on('error', reject)
    call.end()
  })
}

describe('the servers of the trial answer on this machine only, to its own names and pages', () => {
  it('and to no name that was rebound to it', async () => {
    const { gateway, workspace } = trial.house
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect(await ask(`${gateway.url}/room/prove`, { host })).toBe(421)
      expect(await ask(`${gateway.url}/slack`, { host }, 'POST')).toBe(421)
      expect(await ask(`${workspace.url}/workspace/state?as=${cast.owner}`, { host })).toBe(421)
      expect(await ask(`${workspace.url}/openid/connect/authorize`, { host })).toBe(421)
    }
    expect(await ask(`${gateway.url}/room/prove`, { 'x-forwarded-host': 'evil.example' })).toBe(302)
  })

  it.runIf(process.platform === 'linux')(
    'and the store, which lets anybody in, stands where no page can guess',
    async () => {
      const { hostname, port } = new URL(trial.house.settings.DYNAMODB_ENDPOINT ?? '')
      expect(hostname).toMatch(/^127\.\d+\.\d+\.\d+$/)
      expect(hostname).not.toBe('127.0.0.1')
      await expect(ask(`http://127.0.0.1:${port}/`, {})).rejects.toThrow('ECONNREFUSED')
    },
  )

  it('and no other page speaks in somebody’s name or signs them in', async () => {
    const { workspace } = trial.house
    const origin = 'https://evil.example'
    for (const path of ['/workspace/act', '/openid/connect/consent', '/workspace/clock']) {
      expect(await ask(`${workspace.url}${path}`, { origin }, 'POST'), path).toBe(403)
    }
  })

  it('and Slack’s way in takes nothing but what Slack posts there', async () => {
    const { gateway } = trial.house
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
      expect(await ask(`${gateway.url}/slack`, {}, method)).toBe(405)
    for (const path of ['/slack/', '/slack/../room/prove/x', '/SLACK', '/slack%2f', '/'])
      expect(await ask(gateway.url + path, {}, 'POST')).toBeOneOf([404, 405])
  })
})
