import { randomBytes } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Draft, type Drafts } from '../../shared/commands/drafts.ts'
import { visitForm } from '../../shared/forms/visit.ts'
import type { ChatIdentity } from '../../shared/records/person.ts'
import { deliveryOf, installation } from '../bot/lark/requests.ts'
import { visitNote } from './bench-house.ts'

/** 许文, a salesperson who is in Lark only. */
export const xuwen: ChatIdentity = {
  chat: 'lark',
  workspace: installation.tenantKey,
  user: 'ou_xu',
}

/**
 * 许文 submits the visit form for a customer, sealed and signed as Lark does. The form, which was
 * opened before, is kept here; each can be submitted once.
 */
export async function visitByCard(
  customerId: string,
  drafts: Drafts,
): Promise<APIGatewayProxyEventV2> {
  const draft = randomBytes(16).toString('hex')
  await drafts.keep(
    Draft.parse({
      id: draft,
      by: xuwen,
      form: visitForm.id,
      locale: 'zh',
      found: { customerId: [{ value: customerId, text: '福建凤竹纺织科技' }] },
    }),
  )
  const now = Date.now()
  const { appId, tenantKey, verificationToken } = installation
  const delivery = {
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      event_type: 'card.action.trigger',
      create_time: String(now * 1000),
      token: verificationToken,
      app_id: appId,
      tenant_key: tenantKey,
    },
    event: {
      operator: { tenant_key: tenantKey, open_id: xuwen.user, union_id: 'on_xu' },
      token: `c-${draft}`,
      action: {
        tag: 'button',
        name: 'form__submit',
        timezone: 'Asia/Shanghai',
        value: { k: 'form', draft, do: 'submit' },
        form_value: { ...visitNote, customerId, visitedOn: `${visitNote.visitedOn} +0800` },
      },
      host: 'im_message',
      context: { open_message_id: 'om_form', open_chat_id: 'oc_direct' },
    },
  }
  return deliveryOf(delivery, now)
}
