import { expect, test } from 'vitest'
import { SharedWork } from './sharedWork.ts'

const never = new AbortController().signal
const quiet = () => undefined

test('the same work asked for twice at a time is done once, and both hear of it', async () => {
  const shared = new SharedWork<string>()
  let runs = 0
  const heard: string[] = []
  const work = async (tell: (message: string) => void) => {
    runs += 1
    await new Promise((resolve) => setImmediate(resolve))
    tell('half')
    return 'id'
  }
  const both = [
    shared.run('a', work, (m) => heard.push(`1 ${m}`), never),
    shared.run('a', work, (m) => heard.push(`2 ${m}`), never),
  ]
  expect(await Promise.all(both)).toEqual(['id', 'id'])
  expect(runs).toBe(1)
  expect(heard).toEqual(['1 half', '2 half'])
  await shared.run('a', work, quiet, never)
  expect(runs).toBe(2)
})

test('one that gives up leaves the other its result; when the last gives up the work is stopped', async () => {
  const shared = new SharedWork<string>()
  let inner: AbortSignal | undefined
  let finish: (value: string) => void = quiet
  const work = (_: unknown, signal: AbortSignal) => {
    inner = signal
    return new Promise<string>((resolve) => {
      finish = resolve
    })
  }
  const [first, second] = [new AbortController(), new AbortController()]
  const one = shared.run('a', work, quiet, first.signal)
  const two = shared.run('a', work, quiet, second.signal)
  first.abort(new Error('stopped'))
  await expect(one).rejects.toThrow('stopped')
  expect(inner?.aborted).toBe(false)
  finish('id')
  expect(await two).toBe('id')

  const three = shared.run('a', work, quiet, second.signal)
  second.abort(new Error('stopped'))
  await expect(three).rejects.toThrow('stopped')
  expect(inner?.aborted).toBe(true)
})

test('a failure reaches everybody', async () => {
  const shared = new SharedWork<string>()
  const work = () => Promise.reject(new Error('no'))
  const both = [shared.run('a', work, quiet, never), shared.run('a', work, quiet, never)]
  for (const one of both) await expect(one).rejects.toThrow('no')
})
