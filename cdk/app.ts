import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { buildAll } from './bundling.ts'
import { choicesOf, WrongChoice } from './choices.ts'
import { told } from './sizes.ts'
import { stacksOf } from './stacks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

try {
  const app = new App()
  const choices = choicesOf(app)
  const built = await buildAll(join(root, 'dist/lambdas'), choices.processor)
  for (const line of await told(built)) console.error(line)
  stacksOf(app, built, choices)
} catch (error) {
  if (!(error instanceof WrongChoice)) throw error
  console.error(error.message)
  process.exitCode = 1
}
