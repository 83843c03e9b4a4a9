import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { serviceOf } from '../../cdk/services.ts'
import { houseOnAws } from './house-on-aws.ts'

/** Names of services as AWS calls them in every partition. */
const PRINCIPALS = ['lambda', 'scheduler', 'events', 'cloudwatch', 'logging.s3', 'apigateway']

describe.each(['cn-north-1', 'cn-northwest-1'])('in China, in %s,', (region) => {
  const { app: _, ...stacks } = houseOnAws({
    region,
    chats: 'slack,lark',
    malwareScan: 'own',
    scannerRoleArn: 'arn:aws-cn:iam::111122223333:role/scanner',
    alarmEmail: 'archive@example.cn',
    processor: 'x64',
  })
  const templates = Object.values(stacks).map((stack) => Template.fromStack(stack).toJSON())
  const text = JSON.stringify(templates)

  test('nothing is named as it is in the rest of the world', () => {
    expect(text).not.toContain('arn:aws:')
    expect(text).toContain('arn:aws-cn:')
    const hosts = text.match(/[\w.-]+\.amazonaws\.com(?!\.cn)/g) ?? []
    const unknown = hosts.filter((host) => !PRINCIPALS.some((it) => host === `${it}.amazonaws.com`))
    expect(unknown).toEqual([])
  })

  test('no service is used that is not there', () => {
    const types = templates.flatMap(({ Resources }) =>
      Object.values<{ Type: string }>(Resources).map(({ Type }) => Type),
    )
    expect(types.length).toBeGreaterThan(150)
    expect(types.filter((type) => serviceOf(type)?.china === 'no')).toEqual([])
  })
})
