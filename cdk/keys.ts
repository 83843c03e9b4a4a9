import { RemovalPolicy } from 'aws-cdk-lib'
import { PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import {
  lookedAfter,
  readByNobody,
  usedByAlarms,
  usedByLogs,
  usedByPolicy,
  writtenBy,
} from './key-policy.ts'
import { documentsRole, roleArn } from './known-roles.ts'
import type { Names } from './names.ts'

/** Three keys: for what everybody may know of, for what is secret, and for what nobody may read. */
export class Keys extends Construct {
  readonly ordinary: Key
  readonly secret: Key
  readonly topSecret: Key

  constructor(scope: Construct, names: Names) {
    super(scope, 'keys')
    const documents = roleArn(this, documentsRole(names))
    const key = (name: string, ...statements: PolicyStatement[]) =>
      new Key(this, name, {
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        alias: names.thing(name),
        policy: new PolicyDocument({ statements: [lookedAfter(), ...statements] }),
      })
    this.ordinary = key('ordinary', usedByPolicy(), usedByLogs(this), usedByAlarms(this))
    this.secret = key('secret', usedByPolicy())
    this.topSecret = key('top-secret', writtenBy(documents), readByNobody())
  }
}
