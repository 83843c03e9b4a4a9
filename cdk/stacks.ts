import type { App } from 'aws-cdk-lib'
import { Architecture } from 'aws-cdk-lib/aws-lambda'
import { ChatStack } from './chat-stack.ts'
import { DataStack } from './data-stack.ts'
import type { Bundles } from './functions.ts'
import type { pictureProcessor } from './picture-packages.ts'
import { ReactorsStack } from './reactors-stack.ts'

/** The whole house on AWS: what is kept, what people reach, what reacts. */
export function stacksOf(
  app: App,
  bundles: Bundles,
  processor: ReturnType<typeof pictureProcessor>,
) {
  const pictureArchitecture = processor === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64
  const data = new DataStack(app, 'AnjuanData')
  const chat = new ChatStack(app, 'AnjuanChat', { data, bundles, pictureArchitecture })
  const { settings } = chat
  const reactors = new ReactorsStack(app, 'AnjuanReactors', {
    data,
    bundles,
    settings,
    pictureArchitecture,
  })
  return { data, chat, reactors }
}
