import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { houseOnAws } from './house-on-aws.ts'
import { resourcesOf, type Statement, statementsIn } from './policies.ts'

const template = Template.fromStack(houseOnAws().data)

describe('originals', () => {
  const rulesOf = (said: Record<string, string>) =>
    statementsIn(Template.fromStack(houseOnAws(said).data))
      .filter(({ type, of }) => type === 'AWS::S3::BucketPolicy' && of.Sid)
      .map(({ of }) => of)
  const named = (rules: Statement[], sid: string) => rules.find(({ Sid }) => Sid === sid)
  const ALONE = ['OriginalsAreReadByTheScannerAlone', 'VerdictsAreWrittenByTheScannerAlone']

  test.each([
    ['GuardDuty', {}, 'malwareplanrole'],
    [
      'the company’s own scanner',
      { malwareScan: 'own', scannerRoleArn: 'arn:aws:iam::111122223333:role/scanner' },
      ':role/scanner',
    ],
  ])('are read, and a verdict is written on them, by %s alone', (_, said, role) => {
    for (const sid of ALONE) {
      const rule = named(rulesOf(said), sid)
      expect(rule).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } })
      const { ArnNotEquals } = z.object({ ArnNotEquals: z.unknown() }).parse(rule?.Condition)
      expect(JSON.stringify(ArnNotEquals)).toContain(role)
    }
  })

  test('are not carried to another bucket either', () => {
    expect(named(rulesOf({}), 'OriginalsAreReadByTheScannerAlone')?.Action).toContain(
      's3:GetObjectVersionForReplication',
    )
  })

  test('are read by nobody where nobody looks for malware', () => {
    for (const sid of ALONE) {
      const rule = named(rulesOf({ malwareScan: 'none' }), sid)
      expect(rule).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } })
      expect(rule?.Condition).toBeUndefined()
    }
  })

  test('are looked into by GuardDuty, which may do so to them and to nothing else', () => {
    template.hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', {
      ProtectedResource: { S3Bucket: { ObjectPrefixes: ['originals/'] } },
      Actions: { Tagging: { Status: 'ENABLED' } },
    })
    const [plan] = Object.values(template.findResources('AWS::GuardDuty::MalwareProtectionPlan'))
    // It tries its rights when it is made: they and the rules of the bucket have to be there.
    expect(plan?.['DependsOn'].join()).toMatch(/malwareplanpolicy/)
    expect(plan?.['DependsOn'].join()).toMatch(/filesPolicy/)
    const read = statementsIn(template)
      .filter(({ type, of }) => type === 'AWS::IAM::Policy' && of.Action.includes('s3:GetObject'))
      .flatMap(({ of }) => resourcesOf(of))
    expect(read).toEqual([expect.stringMatching(/\/originals\/\*$/)])
  })
})

test('page images are read by the reading room and by nobody else, whatever is granted elsewhere', () => {
  const { data, chat } = houseOnAws({ stage: 'test' })
  const rule = statementsIn(Template.fromStack(data)).find(
    ({ of }) => of.Sid === 'PagesAreReadByTheReadingRoomAlone',
  )?.of
  expect(rule).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } })
  expect(rule?.Action).toEqual(
    expect.arrayContaining([
      ...['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionForReplication'],
    ]),
  )
  expect(rule && resourcesOf(rule)).toEqual([expect.stringMatching(/\/pages\/\*$/)])
  expect(JSON.stringify(rule?.Condition)).toMatch(
    /^\{"ArnNotEquals":\{"aws:PrincipalArn":.*:role\/anjuan-test-reading-room"/,
  )
  const role = { RoleName: 'anjuan-test-reading-room' }
  const [made] = Object.keys(
    Template.fromStack(chat).findResources('AWS::IAM::Role', { Properties: role }),
  )
  Template.fromStack(chat).hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': [made, 'Arn'] },
    Environment: { Variables: Match.objectLike({ READING_ROOM_RANGES: Match.anyValue() }) },
  })
})

describe('exports of the journal', () => {
  const ruleFor = (said: Record<string, string>) =>
    statementsIn(Template.fromStack(houseOnAws(said).data)).find(
      ({ of }) => of.Sid === 'ExportsAreReadByTheAuditorAlone',
    )?.of

  test('are read by nobody until an auditor is named', () => {
    const rule = ruleFor({})
    expect(rule).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } })
    expect(rule?.Condition).toBeUndefined()
    expect(rule?.Action).toEqual(expect.arrayContaining(['s3:GetObject', 's3:GetObjectVersion']))
    expect(rule && resourcesOf(rule)).toEqual([expect.stringMatching(/\/exports\/\*$/)])
  })

  test('are read by the auditor alone', () => {
    const auditorRoleArn = 'arn:aws:iam::111122223333:role/auditor'
    expect(ruleFor({ auditorRoleArn })).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': auditorRoleArn } },
    })
  })
})

describe('what is locked', () => {
  const lockOf = (said: Record<string, string>, id: string) => {
    const buckets = Template.fromStack(houseOnAws(said).data).findResources('AWS::S3::Bucket')
    const [, bucket] =
      Object.entries(buckets).find(([name]) => new RegExp(`^${id}[0-9A-F]{8}$`).test(name)) ?? []
    const { ObjectLockEnabled, ObjectLockConfiguration } = bucket?.['Properties'] ?? {}
    return { on: ObjectLockEnabled === true, rule: ObjectLockConfiguration?.Rule?.DefaultRetention }
  }

  test('exports of the journal are, against everybody, until their time is over', () => {
    expect(lockOf({}, 'journal')).toEqual({ on: true, rule: { Mode: 'COMPLIANCE', Days: 400 } })
    expect(lockOf({ journalLock: 'governance', journalDays: '7' }, 'journal')).toEqual({
      on: true,
      rule: { Mode: 'GOVERNANCE', Days: 7 },
    })
  })

  test('files can be, and are not by themselves: what its retention has released is destroyed', () => {
    expect(lockOf({}, 'files')).toEqual({ on: true, rule: undefined })
  })

  test('nothing is where a region has no lock', () => {
    for (const id of ['files', 'journal'])
      expect(lockOf({ objectLock: 'no' }, id)).toEqual({ on: false, rule: undefined })
  })
})
