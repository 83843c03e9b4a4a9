import type { Architecture, ILayerVersion } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { Choices } from './choices.ts'
import type { DataStack } from './data-stack.ts'
import type { Code } from './functions.ts'
import type { Names } from './names.ts'

/** What every function stands on. */
export interface Ground {
  choices: Choices
  names: Names
  data: DataStack
  code: Code
  architecture: Architecture
  /** The layer with the native parts, one in each stack. */
  layer(scope: Construct): ILayerVersion
  /** What every function is told. */
  settings: Readonly<Record<string, string>>
}
