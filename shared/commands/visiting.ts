import { reportVisit } from '../domain/visiting.ts'
import { visitForm } from '../forms/visit.ts'
import { activity } from './activity.ts'
import type { Entrance } from './entrance.ts'

/** Filing a visit report: one read, one transaction. */
export const visitReport = activity({
  name: visitForm.id,
  args: visitForm.schema,
  needs: ({ customerId }) => [
    { kind: 'customer', id: customerId },
    { kind: 'dossier', id: customerId },
    { kind: 'head', id: customerId },
  ],
  decide: async (report, world, look) =>
    reportVisit(
      report,
      {
        customer: await look.get('customer', report.customerId),
        dossier: await look.get('dossier', report.customerId),
      },
      world,
    ),
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
  start: (intent, world) => ({
    step: 'form',
    opening: {
      form: visitForm,
      initial: {
        visitedOn: world.today,
        urgency: 'daily',
        ...(intent.message?.text ? { learned: intent.message.text.slice(0, 2000) } : {}),
      },
    },
  }),
}
