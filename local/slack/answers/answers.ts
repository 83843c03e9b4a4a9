import type { Block } from '../block-kit/blocks.ts'
import { type Element, elementsOf } from '../block-kit/elements.ts'
import { type Fault, faultOf, missing } from './faults.ts'
import { givenAnswer, initialAnswer, isEmpty, kindOfAnswer } from './kinds.ts'
import type { Values } from './values.ts'

const answerTo = (element: Element, layers: Values[], blockId: string) => {
  const kind = kindOfAnswer(element)
  if (!kind) return undefined
  for (const layer of layers) {
    const given = layer[blockId]?.[element.action_id]
    // facts-chat B7: what was typed stays only where block, action and kind of element match.
    if (given?.type !== undefined && given.type !== element.type) continue
    const value = givenAnswer(kind, given)
    if (value !== undefined) return { kind, value }
  }
  return { kind, value: initialAnswer(element, kind) }
}

const zoneOf = (element: Element) =>
  element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {}

/** `state.values` of blocks: what was given now, else before, else what stood there at first. */
export const answersOf = (blocks: Block[], given: Values, before: Values = {}): Values => {
  const values: Values = {}
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      const answer = answerTo(element, [given, before], block.block_id)
      if (!answer) continue
      values[block.block_id] = {
        ...values[block.block_id],
        [element.action_id]: {
          type: element.type,
          [answer.kind.field]: answer.value,
          ...zoneOf(element),
        },
      }
    }
  return values
}

/** What Slack's form itself holds against the answers, by block id. */
export const faultsIn = (blocks: Block[], given: Values, before: Values): Map<string, Fault> => {
  const found = new Map<string, Fault>()
  for (const block of blocks) {
    if (block.type !== 'input') continue
    const answer = answerTo(block.element, [given, before], block.block_id)
    if (!answer) continue
    const fault = isEmpty(answer.value)
      ? block.optional
        ? undefined
        : missing
      : faultOf(block.element, answer.value)
    if (fault) found.set(block.block_id, fault)
  }
  return found
}
