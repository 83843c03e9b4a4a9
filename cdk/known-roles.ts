import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Names } from './names.ts'

/** The one role that may write top secret bytes is known to their key by this name. */
export const documentsRole = (names: Names): string => names.thing('documents')

/** The one role that may read page images is known to the bucket by this name. */
export const readingRoomRole = (names: Names): string => names.thing('reading-room')

/** The ARN of a role of the account, known before it is made. */
export const roleArn = (scope: Construct, resourceName: string): string =>
  Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName })
