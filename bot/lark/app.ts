import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { factsOf } from '../gateway/facts.ts'
import { actionIn } from './acts.ts'
import type { Face } from './face.ts'
import { heardIn } from './heard.ts'
import { onPress } from './pressing.ts'
import { larkReceiver } from './receiver.ts'
import { onForm } from './submitting.ts'

/** The Lark face: our receiver, and listeners that know no subject. */
export function larkApp(face: Face): {
  handle(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2>
} {
  const { installation, inbox, now, reference, log } = face
  return larkReceiver({
    installation,
    now,
    reference,
    broke: (number, error) => log('lark.broke', { reference: number, ...factsOf(error) }),
    onEvent: async (body) => {
      const item = heardIn(body, installation)
      if (item) await inbox.put(item)
    },
    onCard: async (body) => {
      const { action, value } = actionIn(body)
      // A component that carries nothing of ours asks for nothing.
      if (!value) return {}
      return value.k === 'intent' ? onPress(value, action, face) : onForm(value, action, face)
    },
  })
}
