import { alikeOf, likenessAsked } from '../domain/customers/likeness.ts'
import type { NameFound } from '../domain/named.ts'
import { reportFirstVisit, reportVisit } from '../domain/visiting.ts'
import type { Look } from '../domain/world.ts'
import { visitForm } from '../forms/visit.ts'
import { beginningOf } from '../terms/beginning.ts'
import { activity } from './activity.ts'
import {
  customersIn,
  customersNamed,
  findMentioned,
  findNamed,
  namesRef,
} from './customers/finding.ts'
import { readVerdict } from './customers/looking.ts'
import { newNameIn } from './customers/new-name.ts'
import type { Entrance, Intent } from './entrance.ts'
import type { Ref } from './ports.ts'

/** Filing a visit report: one read, one transaction, be the customer known or new. */
export const visitReport = activity({
  name: visitForm.id,
  args: visitForm.schema,
  needs: ({ customerId }): Ref[] => {
    const newName = newNameIn(customerId)
    if (newName) return likenessAsked(newName, undefined).map(namesRef)
    return [
      { kind: 'customer', id: customerId },
      { kind: 'dossier', id: customerId },
      { kind: 'head', id: customerId },
    ]
  },
  decide: async (report, world, look) => {
    const newName = newNameIn(report.customerId)
    if (newName) {
      const alike = await alikeOf(newName, undefined, look.named)
      return reportFirstVisit(report, newName, alike, world)
    }
    return reportVisit(
      report,
      {
        customer: await look.get('customer', report.customerId),
        dossier: await look.get('dossier', report.customerId),
      },
      world,
    )
  },
})

/** `/visit`, and 记为拜访 on a message, whose text becomes what was learned. */
export const visitEntrance: Entrance = {
  name: 'visit',
  command: {
    name: '/visit',
    hint: '[客户 customer]',
    says: { zh: '记录一次客户拜访', en: 'Save a visit note' },
  },
  shortcut: { zh: '记为拜访', en: 'Save as visit note' },
  words: ['拜访', 'visit'],
  needs: ({ args, text, message }): Ref[] => {
    if (args['customerId']) return [{ kind: 'customer', id: args['customerId'] }]
    if (text) return [namesRef(customersNamed(text))]
    return message?.text ? [namesRef(customersIn(message.text))] : []
  },
  start: async (intent, world, look) => {
    const customer = readVerdict(undefined, world) ? undefined : await customerMeant(intent, look)
    const learned = intent.message?.text || intent.args['learned']
    return {
      step: 'form',
      opening: {
        form: visitForm,
        initial: {
          visitedOn: world.today,
          urgency: 'daily',
          ...(customer ? { customerId: { value: customer.id, text: customer.label } } : {}),
          ...(learned ? { learned: beginningOf(learned, 2000) } : {}),
        },
      },
    }
  },
}

/** The customer already named, by a button, after the command, or in the message; none when several could be meant. */
async function customerMeant(
  { args, text, message }: Intent,
  look: Look,
): Promise<NameFound | undefined> {
  if (args['customerId']) {
    const customer = await look.get('customer', args['customerId'])
    return customer && { id: customer.id, label: customer.name }
  }
  const found = text
    ? await findNamed(text, look)
    : message?.text
      ? await findMentioned(message.text, look)
      : []
  return found.length === 1 ? found[0] : undefined
}
