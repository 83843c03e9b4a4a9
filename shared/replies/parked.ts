import type { ParkedNotice } from '../domain/parked-notices.ts'
import type { Card } from './card.ts'
import type { Tongue } from './tongue.ts'

/** Says that parked work is under way again. */
export const parkedCard = ({ id }: ParkedNotice, t: Tongue): Card => ({
  title: t('重新办理', 'To be done again'),
  tone: 'good',
  body: [
    t(
      '搁置的工作已交回办理。办成后从首页消失；若再次失败，仍会列在首页。',
      'The parked work is under way again. Once done it leaves the home page; should it fail again, it stays there.',
    ),
  ],
  notes: [id],
})
