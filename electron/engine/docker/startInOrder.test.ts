import { expect, test } from 'vitest'
import type { ContainerPlan, DependsCondition } from '../../../shared/domain/stackPlan.ts'
import { type StartSteps, startInOrder } from './startInOrder.ts'

type Container = Pick<ContainerPlan, 'name' | 'dependsOn'>

function container(name: string, dependsOn: Record<string, DependsCondition> = {}): Container {
  return { name, dependsOn: Object.entries(dependsOn).map(([on, condition]) => ({ container: on, condition })) }
}

/** Steps that end when the test says so; what was begun is in `log`. */
function manualSteps() {
  const log: string[] = []
  const waiting = new Map<string, { resolve: () => void; reject: (error: Error) => void }>()
  const step = (what: string) => (name: string, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      log.push(`${what} ${name}`)
      waiting.set(`${what} ${name}`, { resolve, reject })
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  const steps = { start: step('start'), ready: step('ready'), completed: step('completed'), stays: step('stays') }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    log,
    steps: steps as unknown as StartSteps,
    async pass(key: string) {
      waiting.get(key)?.resolve()
      await settle()
    },
    async fail(key: string, error: Error) {
      waiting.get(key)?.reject(error)
      await settle()
    },
  }
}

const never = new AbortController().signal
const started = (log: readonly string[]) => log.filter((line) => line.startsWith('start '))

test('the drawing in startInOrder.ts', async () => {
  const { log, steps, pass } = manualSteps()
  const plan = [
    container('db'),
    container('redis'),
    container('api', { db: 'healthy', redis: 'healthy' }),
    container('lb', { api: 'started' }),
  ]
  const whole = startInOrder(plan, steps, never)
  await pass('')
  expect(started(log)).toEqual(['start db', 'start redis'])
  for (const key of ['start db', 'start redis', 'ready redis']) await pass(key)
  expect(started(log)).toEqual(['start db', 'start redis'])
  await pass('ready db')
  expect(started(log)).toEqual(['start db', 'start redis', 'start api'])
  await pass('start api')
  expect(started(log).at(-1)).toBe('start lb')
  for (const key of ['start lb', 'ready lb', 'ready api']) await pass(key)
  await expect(whole).resolves.toBeUndefined()
})

test('a container that must complete first is waited for, and its end is no failure', async () => {
  const { log, steps, pass } = manualSteps()
  const whole = startInOrder([container('seed'), container('api', { seed: 'completed' })], steps, never)
  await pass('')
  await pass('start seed')
  expect(log).toEqual(['start seed', 'completed seed'])
  await pass('completed seed')
  for (const key of ['start api', 'ready api']) await pass(key)
  await expect(whole).resolves.toBeUndefined()
})

test('a container that ends while another is still starting fails the whole, and nothing more is started', async () => {
  const { log, steps, pass, fail } = manualSteps()
  const whole = startInOrder([container('db'), container('api', { db: 'healthy' })], steps, never)
  const outcome = expect(whole).rejects.toThrow('db ended')
  await pass('')
  await pass('start db')
  await fail('stays db', new Error('db ended'))
  await outcome
  expect(started(log)).toEqual(['start db'])
})

test.each(['start', 'ready'])('the failure of %s is the failure of the whole', async (step) => {
  const { steps, pass, fail } = manualSteps()
  const whole = startInOrder([container('db'), container('cache')], steps, never)
  const outcome = expect(whole).rejects.toThrow(`no ${step}`)
  await pass('')
  await pass('start cache')
  if (step === 'ready') await pass('start db')
  await fail(`${step} db`, new Error(`no ${step}`))
  await outcome
})

test('stopping gives the reason of the stop', async () => {
  const { steps, pass } = manualSteps()
  const stop = new AbortController()
  const whole = startInOrder([container('db')], steps, stop.signal)
  const outcome = expect(whole).rejects.toThrow('stopped by a person')
  await pass('')
  await pass('start db')
  stop.abort(new Error('stopped by a person'))
  await outcome
})
