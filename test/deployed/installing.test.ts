import { expect, it } from 'vitest'
import { staff, WORKSPACE } from '../support/company.ts'
import { fromBundles } from '../support/install-from-bundles.ts'
import { startInstallStage } from '../support/install-stage.ts'

const qian = staff.administrator.user
const HOUR = 3_600_000

it('our app is installed, answers, and has its token refreshed, by what is uploaded and with no more rights than it needs', {
  timeout: 600_000,
}, async () => {
  const used = new Set<string>()
  const refused: string[] = []
  const lines: string[] = []
  const watch = {
    used: (who: string, { action }: { action: string }) => used.add(`${who} ${action}`),
    refused: (because: string) => refused.push(because),
  }
  const stage = await startInstallStage(
    {},
    fromBundles(watch, (line) => lines.push(line)),
  )
  const browser = stage.browser()
  const done = await browser.go(await browser.wayBack(qian, await stage.link()))
  expect(done.text).toContain(WORKSPACE)
  const { SLACK_BOT_TOKEN: first } = await stage.kept()

  stage.workspace.forward(10.5 * HOUR)
  await stage.rotation()()
  const { SLACK_BOT_TOKEN: next } = await stage.kept()
  expect(next).not.toBe(first)

  // The old token is none any more: whoever answers now has read the new one.
  stage.workspace.forward(2 * HOUR)
  const channel = 'C0SALES001'
  await stage.workspace.act({ as: qian, do: 'command', channel, command: '/anjuan', text: '' })
  expect(JSON.stringify(stage.workspace.state(qian).messages)).toContain('案卷')
  await stage.close()

  expect(refused).toEqual([])
  expect([...used].filter((it) => /^(install|rotate) /.test(it)).sort()).toEqual([
    'install dynamodb:DeleteItem',
    'install dynamodb:GetItem',
    'install secretsmanager:GetSecretValue',
    'install secretsmanager:PutSecretValue',
    'rotate secretsmanager:GetSecretValue',
    'rotate secretsmanager:PutSecretValue',
  ])
  const said = lines.join('\n')
  expect(said).toContain('"outcome":"rotated"')
  for (const token of [first, next]) expect(said).not.toContain(String(token))
})
