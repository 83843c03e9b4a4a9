import { expect, test } from 'vitest'
import { judge } from '../../local/deployed/permissions/judge.ts'
import { policiesOf } from '../../local/deployed/permissions/policies.ts'
import { Statement } from '../../local/deployed/permissions/policy.ts'
import { arnOf } from '../../local/deployed/template/arns.ts'
import { readAssembly } from '../../local/deployed/template/assembly.ts'
import { functionsIn } from '../../local/deployed/template/deployed-functions.ts'
import { resolverFor } from '../../local/deployed/template/intrinsics.ts'
import { localPlace } from '../../local/deployed/template/local-place.ts'
import { deployment } from '../support/deployment.ts'

test('a page image goes to the reading room, and to nobody else who was granted it in the account', {
  timeout: 300_000,
}, async () => {
  const assembly = await readAssembly(await deployment())
  const place = localPlace({ TABLE: 'anjuan', BUCKET: 'files', SQS_ENDPOINT: 'http://sqs' }, {})
  const resolve = resolverFor(assembly, place)
  const functions = functionsIn(assembly, resolve)
  const policies = policiesOf(assembly, resolve, functions)
  const readers = functions.filter(({ name }) => name === 'reading-room')
  expect(readers).toHaveLength(1)

  const Action = ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionForReplication']
  const everything = Statement.parse({ Effect: 'Allow', Action, Resource: '*' })
  const granted = { ...policies, ofRole: () => [everything] }
  const asks = (role: string, action: string, folder: string) => {
    const resource = `${arnOf('AWS::S3::Bucket', 'files')}/${folder}/并购意向书`
    return judge(granted, role, { action, resource, context: {} })
  }
  const others = [
    ...functions.filter(({ name }) => name !== 'reading-room').map(({ role }) => role),
    arnOf('AWS::IAM::Role', 'administrator'),
  ]
  for (const action of Action) {
    for (const { role } of readers) expect(asks(role, action, 'pages')).toEqual({ may: true })
    for (const role of others) {
      expect(asks(role, action, 'pages')).toMatchObject({
        may: false,
        because: expect.stringContaining('PagesAreReadByTheReadingRoomAlone'),
      })
    }
  }
})
