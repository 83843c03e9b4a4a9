import * as z from 'zod'
import { may } from '../domain/authorising.ts'
import { punctualityOf } from '../domain/lending/punctuality.ts'
import { lacking } from '../domain/refusing.ts'
import { changeSchedule, enterIntoForce } from '../domain/scheduling.ts'
import type { Look, World } from '../domain/world.ts'
import { scheduleForm } from '../forms/schedule.ts'
import type { Authority } from '../records/authority.ts'
import { laterOf } from '../terms/day.ts'
import { activity } from './activity.ts'
import type { Entrance, Step } from './entrance.ts'

export const scheduleChange = activity({
  name: scheduleForm.id,
  args: scheduleForm.schema.extend({ authorityId: z.string() }),
  needs: () => [{ kind: 'head', id: 'company' }],
  decide: async (filled, world, look) => changeSchedule(filled, await latestOf(world, look), world),
})

/** The latest published version; before the first change it is the one in force. */
const latestOf = async ({ company, powers }: World, look: Look) =>
  (await look.get('schedule', String(company.schedules))) ?? powers.schedule

/** The clock brings a published version into force on its day. */
export const scheduleEnterIntoForce = activity({
  name: 'schedule.enterIntoForce',
  args: z.object({ scheduleId: z.string() }),
  needs: ({ scheduleId }) => [
    { kind: 'schedule', id: scheduleId },
    { kind: 'head', id: 'company' },
  ],
  decide: async ({ scheduleId }, world, look) =>
    enterIntoForce(await look.get('schedule', scheduleId), world),
})

/** `/authority`: any member reads the whole list (晒权), or one line of it with procedure and supervision. */
export const authorityEntrance: Entrance = {
  name: 'authority',
  command: {
    name: '/authority',
    hint: '[权力名称 power]',
    says: {
      zh: '权力清单：谁能做什么，依据何在',
      en: 'The authority schedule: who may do what, and why',
    },
  },
  words: ['权力清单', '权力', 'authority'],
  start: async (intent, world, _look, shelves): Promise<Step> => {
    const verdict = may(world.powers, world.actor, 'schedule.read', {})
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    const { schedule } = world.powers
    const asked = (intent.args['authorityId'] ?? intent.text).trim()
    if (!asked) {
      const lines = await shelves.register(world.today.slice(0, 7))
      const notice = {
        notice: 'schedule.list' as const,
        schedule,
        punctuality: punctualityOf(lines),
      }
      return { step: 'show', notice }
    }
    const authority = schedule.authorities.find((line) => isAskedFor(line, asked))
    if (!authority) return { step: 'refused', refusal: { code: 'schedule.noSuchAuthority' } }
    const mayChange = may(world.powers, world.actor, 'schedule.change', {}).outcome === 'allowed'
    const { number, inForceOn } = schedule
    return {
      step: 'show',
      notice: { notice: 'schedule.authority', authority, number, inForceOn, mayChange },
    }
  },
}

/** 修改 on one line, for whoever holds the power to change the list. */
export const scheduleChangeEntrance: Entrance = {
  name: 'schedule.change',
  start: async (intent, world, look): Promise<Step> => {
    const verdict = may(world.powers, world.actor, 'schedule.change', {})
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    const latest = await latestOf(world, look)
    const line = latest.authorities.find(({ id }) => id === intent.args['authorityId'])
    if (!line) return { step: 'refused', refusal: { code: 'schedule.noSuchAuthority' } }
    return {
      step: 'form',
      opening: {
        form: scheduleForm,
        hidden: { authorityId: line.id },
        initial: {
          approvedBy: (line.approvedBy ?? []).map(({ role }) => role),
          delegableTo: line.delegableTo ?? [],
          basis: line.basis,
          inForceOn: laterOf(latest.inForceOn, world.today),
          ...(line.timeLimitHours ? { timeLimitHours: String(line.timeLimitHours) } : {}),
        },
      },
    }
  },
}

const isAskedFor = ({ id, title }: Authority, asked: string): boolean =>
  id === asked || title.zh.includes(asked) || title.en.toLowerCase().includes(asked.toLowerCase())
