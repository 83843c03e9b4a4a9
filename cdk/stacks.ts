import { type App, Tags } from 'aws-cdk-lib'
import { Architecture } from 'aws-cdk-lib/aws-lambda'
import { ChatStack } from './chat-stack.ts'
import { type Choices, choicesOf } from './choices.ts'
import { DataStack } from './data-stack.ts'
import type { Code } from './functions.ts'
import { namedIn } from './names.ts'
import { pictureLayer } from './picture-layer.ts'
import { ReactorsStack } from './reactors-stack.ts'
import { WatchStack } from './watch-stack.ts'

/** The whole house on AWS: what is kept, what people reach, what reacts, what watches. */
export function stacksOf(app: App, code: Code, choices: Choices = choicesOf(app)) {
  const names = namedIn(choices)
  const { region, processor } = choices
  const props = region ? { env: { region } } : {}
  const architecture = processor === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64
  // What is kept is protected, and nothing else: the CLI protects a stack before it is made, and could not clear away
  // one whose first deployment failed.
  const kept = { ...props, terminationProtection: true }
  const data = new DataStack(app, names.stack('Data'), choices, names, kept)
  const layer = pictureLayer(code.layer, architecture)
  const ground = { choices, names, data, code, architecture, layer }
  const chat = new ChatStack(app, names.stack('Chat'), ground, props)
  const reactors = new ReactorsStack(app, names.stack('Reactors'), chat.ground, props)
  const watch = new WatchStack(app, names.stack('Watch'), { chat, reactors }, props)
  Tags.of(app).add('house', names.house)
  return { data, chat, reactors, watch }
}
