import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { type Choices, choicesOf } from '../../cdk/choices.ts'
import { houseOnAws } from './house-on-aws.ts'

const chosen = (said: Record<string, string>, region?: string): Choices =>
  choicesOf(new App({ context: said }), region)
const scannerRoleArn = 'arn:aws-cn:iam::111122223333:role/scanner'

describe('what is chosen at deployment', () => {
  test('may be nothing: then it is Slack, on arm64, looked through by GuardDuty, with a lock on the journal', () => {
    expect(chosen({})).toMatchObject({
      chats: ['slack'],
      processor: 'arm64',
      malwareScan: 'guardduty',
      objectLock: true,
      journalLock: 'compliance',
      journalDays: 400,
      documentsMemory: 3008,
      reserve: false,
    })
  })

  test.each([
    [{ chats: 'slack,teams' }, 'chats: teams? There are slack, lark'],
    [{ malwarescan: 'none' }, 'Unrecognized key: "malwarescan"'],
    [{ objectLock: 'true' }, 'objectLock: Invalid option: expected one of "yes"|"no"'],
    [{ documentsMemory: '1024' }, 'documentsMemory: Too small: expected number to be >=1769'],
    [{ journalDays: 'long' }, 'journalDays: Invalid input: expected number, received NaN'],
    [{ alarmEmail: '档案室' }, 'alarmEmail: Invalid email address'],
    [{ monthlyBudgetUsd: '100' }, 'monthlyBudgetUsd: needs alarmEmail, to which it is told'],
    [{ malwareScan: 'own' }, 'malwareScan: own belongs with scannerRoleArn, and that with it'],
    [{ domainName: 'a.example.com' }, 'domainName: belongs with certificateArn, and that with it'],
    [{ readingRoomUrl: 'http://example.com/room/' }, 'readingRoomUrl: Invalid URL'],
    [{ stage: 'Test!' }, 'stage: a short word of small letters and digits'],
  ])('says in one line what is wrong with %j', (said, line) => {
    expect(() => chosen(said)).toThrow(new Error(line))
  })

  test('in China has to say who looks for malware, for GuardDuty does not', () => {
    for (const region of ['cn-north-1', 'cn-northwest-1']) {
      expect(() => chosen({ region })).toThrow(/^malwareScan: GuardDuty has no .* in China/)
      expect(() => chosen({}, region)).toThrow(/^malwareScan: [^\n]*$/)
      expect(chosen({ region, malwareScan: 'none' }).malwareScan).toBe('none')
      expect(chosen({ region, malwareScan: 'own', scannerRoleArn }).malwareScan).toBe('own')
    }
  })
})

describe('two houses in one account', () => {
  const [one, other] = [houseOnAws(), houseOnAws({ stage: 'test' })]
  const namesIn = ({ app: _, ...stacks }: ReturnType<typeof houseOnAws>) =>
    Object.values(stacks).flatMap((stack) => [
      stack.stackName,
      ...namesOf(Template.fromStack(stack).toJSON()['Resources']),
    ])

  test('have no name in common', () => {
    const taken = new Set(namesIn(one))
    expect(taken.size).toBeGreaterThan(15)
    expect(namesIn(other).filter((name) => taken.has(name))).toEqual([])
  })
})

/** What has to be its owner's alone in an account. */
const NAMES = ['RoleName', 'AliasName', 'QueueName', 'TopicName', 'DashboardName', 'BucketName']

function namesOf(
  resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>,
) {
  return Object.values(resources).flatMap(({ Type, Properties = {} }) => {
    const names = NAMES.map((name) => Properties[name])
    const secret = Type === 'AWS::SecretsManager::Secret' ? [Properties['Name']] : []
    return [...names, ...secret].filter((name) => typeof name === 'string')
  })
}
