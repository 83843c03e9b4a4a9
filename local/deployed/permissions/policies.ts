import * as z from 'zod'
import { arnOf } from '../template/arns.ts'
import type { Assembly, Resource } from '../template/assembly.ts'
import type { DeployedFunction } from '../template/deployed-functions.ts'
import type { Resolve } from '../template/intrinsics.ts'
import { PolicyDocument, type Statement } from './policy.ts'

/** What the stacks let whom do. */
export interface Policies {
  /** The statements of a role, by its ARN. */
  ofRole(role: string): readonly Statement[]
  /** The statements of the policy of a thing itself that speak of a role. */
  ofThing(resource: string, role: string): readonly Statement[]
  /** The thing that is meant: of a key's alias the key, which is what policies name. */
  meant(resource: string): string
}

const Attached = z.object({ Roles: z.array(z.unknown()), PolicyDocument: z.unknown() })
const Closed = z.object({ KeyPolicy: z.unknown() })
const Alias = z.object({ AliasName: z.string(), TargetKeyId: z.unknown() })
const OfBucket = z.object({ Bucket: z.unknown(), PolicyDocument: z.unknown() })
const OfTable = z.object({ ResourcePolicy: z.object({ PolicyDocument: z.unknown() }).optional() })

/** Reads all policies that the functions meet. */
export function policiesOf(
  { resources }: Assembly,
  resolve: Resolve,
  functions: readonly Pick<DeployedFunction, 'name' | 'role'>[],
): Policies {
  const ofRoles = new Map<string, Statement[]>(functions.map(({ role }) => [role, []]))
  const ofThings = new Map<string, Statement[]>()
  const keys = new Map<string, string>()
  const statementsIn = (document: unknown, stack: string) =>
    PolicyDocument.parse(resolve(document, stack)).Statement
  const arn = ({ stack, id }: Resource) => String(resolve({ 'Fn::GetAtt': [id, 'Arn'] }, stack))

  for (const it of resources) {
    const { stack, type, properties } = it
    if (type === 'AWS::IAM::Policy') {
      const { Roles, PolicyDocument: document } = Attached.parse(properties)
      for (const name of Roles) {
        const role = arnOf('AWS::IAM::Role', String(resolve(name, stack)))
        // Roles of others than the functions may have policies that are not understood here.
        ofRoles.get(role)?.push(...statementsIn(document, stack))
      }
    }
    if (type === 'AWS::KMS::Key')
      ofThings.set(arn(it), statementsIn(Closed.parse(properties).KeyPolicy, stack))
    if (type === 'AWS::KMS::Alias') {
      const { AliasName, TargetKeyId } = Alias.parse(properties)
      keys.set(AliasName, String(resolve(TargetKeyId, stack)))
    }
    if (type === 'AWS::DynamoDB::Table') {
      const policy = OfTable.parse(properties).ResourcePolicy
      if (policy) ofThings.set(arn(it), statementsIn(policy.PolicyDocument, stack))
    }
    if (type === 'AWS::S3::BucketPolicy') {
      const { Bucket, PolicyDocument: document } = OfBucket.parse(properties)
      const bucket = arnOf('AWS::S3::Bucket', String(resolve(Bucket, stack)))
      ofThings.set(bucket, statementsIn(document, stack))
    }
  }
  return {
    ofRole: (role) => ofRoles.get(role) ?? [],
    // What lies in a bucket is under the bucket's policy.
    ofThing: (resource, role) =>
      (ofThings.get(resource) ?? ofThings.get(resource.split('/')[0] ?? '') ?? []).filter(
        ({ Principal }) => isAbout(Principal, role),
      ),
    meant: (resource) => keys.get(resource) ?? resource,
  }
}

const Principal = z.union([
  z.literal('*').transform(() => ['*']),
  z
    .object({ AWS: z.union([z.string().transform((it) => [it]), z.array(z.string())]) })
    .transform((it) => it.AWS),
])

/** Whoever is in the account is meant with the account; services are nobody here. */
function isAbout(principal: unknown, role: string): boolean {
  const named = Principal.safeParse(principal).data ?? []
  return named.some((it) => it === '*' || it === role || it.endsWith(':root'))
}
