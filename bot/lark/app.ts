import type { Client } from '@larksuiteoapi/node-sdk'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { faultFacts } from '../gateway/fault-facts.ts'
import { actionIn } from './acts.ts'
import type { Face } from './face.ts'
import { heardIn } from './heard.ts'
import { onPress } from './pressing.ts'
import { larkReceiver } from './receiver.ts'
import { filesSaidHere } from './said-here.ts'
import { onForm } from './submitting.ts'

/** The Lark face: our receiver, and listeners that know no subject. */
export function larkApp(face: Face): {
  handle(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2>
} {
  const { installation, inbox, now, reference, log } = face
  // Lark's library is heavy, and most deliveries are answered without asking Lark anything.
  let client: Promise<Client> | undefined
  const saidHere = filesSaidHere(() => {
    client ??= import('./client.ts').then((it) => it.clientOf(installation, log))
    return client
  })
  return larkReceiver({
    installation,
    now,
    reference,
    broke: (number, error) => log('lark.broke', { reference: number, ...faultFacts(error) }),
    onEvent: async (body) => {
      const item = heardIn(body, installation)
      if (item) await inbox.put(item)
    },
    onCard: async (body) => {
      const { action, carried } = actionIn(body)
      // A component that carries nothing of ours asks for nothing.
      if (!carried) return {}
      if (carried.k === 'form') return onForm(carried, action, face)
      return onPress(await saidHere(carried, action), action, face)
    },
  })
}
