import { expect, it } from 'vitest'
import { replayMemory } from '../../../bot/lark/replays.ts'

it('A signature is remembered as long as it would fit, and no longer', () => {
  let now = 0
  const memory = replayMemory(() => now)
  expect(memory.isFirst('a', 600)).toBe(true)
  now = 599
  expect(memory.isFirst('a', 600)).toBe(false)
  now = 600
  expect(memory.isFirst('a', 1200)).toBe(true)
})

it('Of what came to nothing nothing is remembered', () => {
  const memory = replayMemory(() => 0)
  expect(memory.isFirst('a', 600)).toBe(true)
  memory.forget('a')
  expect(memory.isFirst('a', 600)).toBe(true)
})

it('However much comes in, no more than so many are remembered, and the newest are', () => {
  const memory = replayMemory(() => 0, 3)
  for (let n = 0; n < 1000; n++) expect(memory.isFirst(`n${n}`, 600)).toBe(true)
  expect(memory.isFirst('n999', 600)).toBe(false)
  expect(memory.isFirst('n998', 600)).toBe(false)
  expect(memory.isFirst('n0', 600)).toBe(true)
})
