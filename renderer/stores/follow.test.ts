import { expect, test } from 'vitest'
import { ok, type Result } from '../../shared/contract/answer.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { fakeBridge } from '../testing/fakeBridge.ts'
import { type Followed, follow } from './follow.ts'

interface View {
  readonly lastSeq: number
  readonly missed: number
}
type Opened = Result<View, Failure>

/** A source whose answers and batches come when the test says so. */
function source() {
  const answers: ((opened: Opened) => void)[] = []
  const hearers = new Set<(batch: readonly number[]) => void>()
  return {
    answers,
    isHeard: () => hearers.size > 0,
    announce: (...batch: number[]) => {
      for (const hearer of hearers) hearer(batch)
    },
    open: () => new Promise<Opened>((resolve) => answers.push(resolve)),
    listen: (hearer: (batch: readonly number[]) => void) => {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    apply: (view: View, batch: readonly number[]): View => {
      const fresh = batch.filter((seq) => seq > view.lastSeq)
      const last = fresh.at(-1)
      if (last === undefined) return view
      return { lastSeq: last, missed: view.missed + (last - view.lastSeq - fresh.length) }
    },
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

function followed() {
  const from = source()
  const shown: Followed<View>[] = []
  const letGo = follow<View, number>(from, (state) => shown.push(state))
  const seen = () => shown.map((state) => (state.at === 'following' ? state.view.lastSeq : state.at))
  return { from, seen, letGo }
}

test('what is announced before the answer is kept, and what the answer has already is not counted twice', async () => {
  const { from, seen } = followed()
  from.announce(3, 4)
  from.announce(5)
  from.answers[0]?.(ok({ lastSeq: 4, missed: 0 }))
  await settled()
  from.announce(6)
  from.announce(2)
  expect(seen()).toEqual(['opening', 5, 6])
})

test('after a gap everything is asked for anew, and the last view stays until the answer is there', async () => {
  const { from, seen } = followed()
  from.answers[0]?.(ok({ lastSeq: 1, missed: 0 }))
  await settled()
  from.announce(4)
  expect(seen()).toEqual(['opening', 1])
  from.answers[1]?.(ok({ lastSeq: 4, missed: 0 }))
  await settled()
  expect(seen()).toEqual(['opening', 1, 4])
})

test('after a lost connection too; an answer to the question before is ignored', async () => {
  const { from, seen } = followed()
  fakeBridge.tell('window.connection', 'lost')
  fakeBridge.tell('window.connection', 'back')
  from.answers[1]?.(ok({ lastSeq: 9, missed: 0 }))
  from.answers[0]?.(ok({ lastSeq: 1, missed: 0 }))
  await settled()
  expect(seen()).toEqual(['opening', 9])
})

test('a refusal is shown', async () => {
  const { from, seen } = followed()
  from.answers[0]?.({ ok: false, failure: { kind: 'hostGone' } })
  await settled()
  expect(seen()).toEqual(['opening', 'failed'])
})

test('after letting go nothing is heard and no answer is shown', async () => {
  const before = fakeBridge.listening('window.connection')
  const { from, seen, letGo } = followed()
  letGo()
  from.answers[0]?.(ok({ lastSeq: 1, missed: 0 }))
  await settled()
  expect(seen()).toEqual(['opening'])
  expect(from.isHeard()).toBe(false)
  expect(fakeBridge.listening('window.connection')).toBe(before)
})
