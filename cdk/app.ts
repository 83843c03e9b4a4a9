import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { bundleAll } from './bundling.ts'
import { pictureProcessor } from './picture-packages.ts'
import { stacksOf } from './stacks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

stacksOf(new App(), await bundleAll(join(root, 'dist/lambdas')), pictureProcessor(root))
