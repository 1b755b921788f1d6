import { expect, test } from 'vitest'
import { closeQuestion } from './closeQuestion.ts'

function asked(holds = false) {
  const log: string[] = []
  const answers: PromiseWithResolvers<'keep' | 'stop'>[] = []
  const ended = Promise.withResolvers<void>()
  const tooLong = Promise.withResolvers<void>()
  let isOn = true
  const onAttempt = closeQuestion({
    isOn: () => isOn,
    holds: () => holds,
    ask: () => {
      log.push('ask')
      const answer = Promise.withResolvers<'keep' | 'stop'>()
      answers.push(answer)
      return answer.promise
    },
    stop: async () => void log.push('stop'),
    ended: () => ended.promise,
    tooLong: () => tooLong.promise,
    tellLeft: async () => void log.push('tell what is left'),
    leave: () => {
      log.push('leave')
      log.push(attempt() ? 'refused' : 'gone')
    },
  })
  /** Whether it was refused. */
  const attempt = (): boolean => {
    let refused = false
    onAttempt({ preventDefault: () => (refused = true) })
    return refused
  }
  const settle = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve))
  return { log, answers, ended, tooLong, attempt, settle, setOn: (value: boolean) => (isOn = value) }
}

test('with nothing on, closing closes', () => {
  const { attempt, setOn, log } = asked()
  setOn(false)
  expect([attempt(), log]).toEqual([false, []])
})

test('a stack with data goes without a question, and then it closes', async () => {
  const { attempt, setOn, settle, ended, log } = asked(true)
  setOn(false)
  expect(attempt()).toBe(true)
  await settle()
  expect([attempt(), log]).toEqual([true, ['stop']])
  ended.resolve()
  await settle()
  expect(log).toEqual(['stop', 'leave', 'gone'])
})

test('keep running: nothing is stopped, and the next attempt asks again', async () => {
  const { attempt, answers, settle, log } = asked()
  expect(attempt()).toBe(true)
  answers[0]?.resolve('keep')
  await settle()
  expect(attempt()).toBe(true)
  expect(log).toEqual(['ask', 'ask'])
})

test('attempts while the question is open, or while it is stopping, change nothing', async () => {
  const { attempt, answers, settle, log, ended } = asked()
  attempt()
  expect(attempt()).toBe(true)
  answers[0]?.resolve('stop')
  await settle()
  expect(attempt()).toBe(true)
  expect(log).toEqual(['ask', 'stop'])
  ended.resolve()
  await settle()
  expect(log).toEqual(['ask', 'stop', 'leave', 'gone'])
})

test('waiting is given up after its limit, and what is left is told', async () => {
  const { attempt, answers, settle, log, tooLong } = asked()
  attempt()
  answers[0]?.resolve('stop')
  tooLong.resolve()
  await settle()
  expect(log).toEqual(['ask', 'stop', 'tell what is left', 'leave', 'gone'])
})

test('a dialog that fails keeps the comparison', async () => {
  const { attempt, answers, settle, log } = asked()
  attempt()
  answers[0]?.reject(new Error('no display'))
  await settle()
  expect([attempt(), log]).toEqual([true, ['ask', 'ask']])
})

test('a comparison that ended while the question was open is no reason to ask again', async () => {
  const { attempt, answers, settle, setOn, log } = asked()
  attempt()
  setOn(false)
  answers[0]?.resolve('keep')
  await settle()
  expect([attempt(), log]).toEqual([false, ['ask']])
})
