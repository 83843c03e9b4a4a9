import { fileURLToPath } from 'node:url'
import { compile } from '../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../shared/domain/default-schedule.ts'
import { loadModel, modelAnswerOf } from '../domain/authorising/model.ts'
import { answerOf } from '../domain/authorising/question.ts'
import { questions } from '../domain/authorising/questions.ts'
import { preparedFor } from './casl-peer.ts'

const REQUESTS = 5000
const ROUNDS = 7

/** Authority decisions per second on the same requests: our table, CASL with abilities kept, Cedar preparsed. */
export async function benchAuthority(): Promise<{ table: number; casl: number; cedar: number }> {
  const asked = questions(REQUESTS * 2, 7)
    .filter(({ kind }) => kind !== 'keep')
    .slice(0, REQUESTS)
  const powers = compile(defaultSchedule)
  const prepared = asked.map((one) => preparedFor(one, defaultSchedule))
  loadModel()

  const table = () => asked.map((one) => answerOf(one, powers).yes)
  const casl = () => prepared.map(({ ability, action, thing }) => ability.can(action, thing))
  const cedar = () => asked.map(modelAnswerOf)
  assertAgreement(table(), casl(), 'CASL')
  assertAgreement(table(), cedar(), 'Cedar')

  const rates = { table: [0], casl: [0], cedar: [0] }
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.table.push(perSecond(table, 40))
    rates.casl.push(perSecond(casl, 10))
    if (round % 3 === 0) rates.cedar.push(perSecond(cedar, 1))
  }
  return {
    table: medianOf(rates.table.slice(1)),
    casl: medianOf(rates.casl.slice(1)),
    cedar: medianOf(rates.cedar.slice(1)),
  }
}

function assertAgreement(ours: boolean[], theirs: boolean[], peer: string): void {
  const differing = ours.filter((yes, i) => yes !== theirs[i]).length
  if (differing > 0) throw new Error(`${peer} answers ${differing} of ${ours.length} otherwise`)
}

function perSecond(pass: () => boolean[], passes: number): number {
  const start = performance.now()
  for (let i = 0; i < passes; i += 1) pass()
  return (passes * REQUESTS * 1000) / (performance.now() - start)
}

function medianOf(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { table, casl, cedar } = await benchAuthority()
  const rate = (n: number) => Math.round(n).toLocaleString('en')
  console.log(`table ${rate(table)}/s, CASL ${rate(casl)}/s, Cedar ${rate(cedar)}/s`)
  const ratio = table / casl
  console.log(`bench authority ${ratio.toFixed(1)} goal 3 ${ratio >= 3 ? 'ok' : 'short'}`)
}
