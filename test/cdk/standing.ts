import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { secretsFor } from '../../cdk/chat-secrets.ts'
import { memory, stands } from '../costs/bill.ts'
import { houseOnAws } from './house-on-aws.ts'

const { app: _, ...stacks } = houseOnAws({ chats: 'slack,lark' })
const templates = Object.values(stacks).map((stack) => Template.fromStack(stack))
const made = (type: string) => templates.flatMap((it) => Object.entries(it.findResources(type)))

test('the page of costs reckons with what stands there, used or not', () => {
  // The deployer makes those of the chats; the installation in Slack is the stack's own.
  expect({
    keys: made('AWS::KMS::Key').length,
    secrets: new Set(Object.values(secretsFor).flat()).size,
    alarms: made('AWS::CloudWatch::Alarm').length,
    dashboards: made('AWS::CloudWatch::Dashboard').length,
  }).toEqual(stands)
})

test('and with the memory that each function has', () => {
  const functions = made('AWS::Lambda::Function')
  for (const [name, megabytes] of Object.entries(memory)) {
    const id = new RegExp(`^${name.replaceAll('-', '')}[0-9A-F]{8}$`)
    const found = functions.find(([it]) => id.test(it))?.[1]['Properties']
    expect([name, found?.MemorySize]).toEqual([name, megabytes])
  }
})
