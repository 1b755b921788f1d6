import { expect, test } from 'vitest'
import { ok } from '../../shared/contract/answer.ts'
import { AskedOnce } from './askedOnce.ts'

const start = { tab: 'tab', number: 'one', name: 'comparison.start' } as const

function setting() {
  const clock = { ms: 0 }
  const once = new AskedOnce(() => clock.ms)
  const done: string[] = []
  const ask = (ask: Parameters<AskedOnce['answer']>[0]) =>
    once.answer(ask, async () => {
      done.push(ask.name)
      return ok(done.length)
    })
  return { ask, done, clock }
}

test('an ask that comes a second time is done once, also while the first is still on, and gets the same answer', async () => {
  const { ask, done } = setting()
  expect(await Promise.all([ask(start), ask(start)])).toEqual([ok(1), ok(1)])
  expect(await ask(start)).toEqual(ok(1))
  expect(done).toEqual(['comparison.start'])
})

test.each([
  { what: 'another number', other: { ...start, number: 'two' } },
  { what: 'another tab', other: { ...start, tab: 'other' } },
  { what: 'another name', other: { ...start, name: 'comparison.stop' } },
] as const)('$what is another ask', async ({ other }) => {
  const { ask, done } = setting()
  await ask(start)
  await ask(other)
  expect(done).toHaveLength(2)
})

test.each([
  { what: 'looking', again: { ...start, name: 'run.list' } },
  { what: 'what has no number', again: { ...start, number: undefined } },
] as const)('$what is done as often as it is asked', async ({ again }) => {
  const { ask, done } = setting()
  await ask(again)
  await ask(again)
  expect(done).toHaveLength(2)
})

test('an answer is kept for a minute, and of those the newest', async () => {
  const { ask, done, clock } = setting()
  await ask(start)
  clock.ms = 60_000
  await ask(start)
  expect(done).toHaveLength(2)
  for (let number = 0; number < 256; number += 1) await ask({ ...start, number: `more ${number}` })
  await ask(start)
  expect(done).toHaveLength(2 + 256 + 1)
})
