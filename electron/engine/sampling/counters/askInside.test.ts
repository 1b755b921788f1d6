import { expect, test } from 'vitest'
import type { Clock } from '../../ports/clock.ts'
import type { Stack } from '../../ports/stack.ts'
import { FakeClock } from '../../testing/fakeClock.ts'
import { type Answer, askInside } from './askInside.ts'
import type { Question } from './question.ts'

const question: Question = {
  source: 'redis',
  command: ['program'],
  text: 'how many?\n',
  isLast: (line) => line.startsWith('='),
  toValues: ([first = '']) => (/^\d+$/.test(first) ? { cacheClients: Number(first) } : undefined),
}

/** What one life of the program does with each question it gets; `end` ends it. */
type Life = (tell: (line: string) => void, end: (exitCode: number) => void) => void

interface Asked {
  readonly answers: Answer[]
  readonly silences: string[]
  /** When the program was started. */
  readonly startedMs: number[]
  readonly stop: AbortController
}

/** A program with one life after the other, the last for ever; `undefined`: the container does not run. */
function ask(clock: Clock, lives: readonly (Life | undefined)[]): Asked {
  const asked: Asked = { answers: [], silences: [], startedMs: [], stop: new AbortController() }
  const execLines: Stack['execLines'] = (_, __, onLine, signal, onOpen) => {
    const life = lives[Math.min(asked.startedMs.push(clock.nowMs()), lives.length) - 1]
    if (life === undefined) return Promise.reject(new Error('not running'))
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      onOpen?.(() => life(onLine, resolve))
    })
  }
  const stack = { execLines } as Stack
  void askInside(
    { stack, clock, container: 'a', question },
    (answer) => asked.answers.push(answer),
    (words) => asked.silences.push(words),
    asked.stop.signal,
  )
  return asked
}

const answers: Life = (tell) => {
  tell('4')
  tell('=')
}

test('asked each second, with the moment of asking, until the signal fires', async () => {
  const clock = new FakeClock(0)
  const asked = ask(clock, [answers])
  await clock.advance(3500)
  expect(asked.answers).toEqual([0, 1000, 2000, 3000].map((nowMs) => ({ nowMs, values: { cacheClients: 4 } })))
  asked.stop.abort()
  await clock.advance(5000)
  expect(asked.answers).toHaveLength(4)
  expect(clock.sleeping).toBe(0)
})

test('a program that does not answer is not asked again, and the answer belongs to the question', async () => {
  const clock = new FakeClock(0)
  let questions = 0
  const asked = ask(clock, [
    (tell) => {
      questions += 1
      void clock.sleep(4200, asked.stop.signal).then(
        () => answers(tell, () => undefined),
        () => undefined,
      )
    },
  ])
  await clock.advance(4100)
  expect([questions, asked.answers]).toEqual([1, []])
  await clock.advance(1000)
  expect(asked.answers.map(({ nowMs }) => nowMs)).toEqual([0])
  expect(questions).toBe(2)
  asked.stop.abort()
})

test('a container that is down and comes back is asked again; that is no silence', async () => {
  const clock = new FakeClock(0)
  let questions = 0
  const dies: Life = (tell, end) => (++questions === 1 ? answers(tell, end) : end(137))
  const asked = ask(clock, [dies, undefined, undefined, answers])
  await clock.advance(4000)
  expect(asked.answers.map(({ nowMs }) => nowMs)).toEqual([0, 3500])
  expect(asked.silences).toEqual([])
  asked.stop.abort()
})

test('a program that only ends says so once, in its own words, and is tried less and less often', async () => {
  const clock = new FakeClock(0)
  const asked = ask(clock, [
    (tell, end) => {
      tell('FATAL: role "ghost" does not exist')
      end(2)
    },
  ])
  await clock.advance(20_000)
  expect(asked.silences).toEqual(['FATAL: role "ghost" does not exist'])
  expect(asked.startedMs).toEqual([0, 500, 1500, 3500, 7500, 15_500])
  asked.stop.abort()
})

test('an answer that is none is a silence too', async () => {
  const clock = new FakeClock(0)
  const asked = ask(clock, [(tell) => tell('=NOAUTH Authentication required.')])
  await clock.advance(3000)
  expect(asked.silences).toEqual(['=NOAUTH Authentication required.'])
  expect(asked.answers).toEqual([])
  asked.stop.abort()
})
