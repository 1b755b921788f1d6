import { expect, test } from 'vitest'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import type { Listener } from '../engine/workbench.ts'
import { Asking } from './asking.ts'

const ask = { configurations: ['one'], profile: 'short', timeScale: 1, set: {}, seed: 1, repeat: 1 }

/** An engine whose start and stop the test completes. */
function setting(current: { comparisonId?: string }, stopping = true) {
  const listeners = new Set<Listener>()
  const happened: string[] = []
  const started = Promise.withResolvers<void>()
  const { workbench } = fakeWorkbench()
  const handlers: Handlers = {
    ...workbench.handlers,
    'comparison.start': async () => {
      await started.promise
      happened.push('started')
      return { comparisonId: 'c', runs: [] }
    },
    'comparison.current': async () => current,
    'comparison.stop': async ({ comparisonId }) => {
      happened.push(`stop ${comparisonId}`)
      return { stopping }
    },
  }
  const hear = (listener: Listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const announceEnd = (comparisonId: string): void => {
    const event = { kind: 'ended', comparisonId, seq: 1, stopped: true, leftBehind: [] } as const
    for (const listener of listeners) listener({ name: 'comparison.events', content: [event] })
  }
  return { asking: new Asking({ ...workbench, handlers, hear }), happened, started, announceEnd, listeners }
}

test('what is only just starting is waited for, and then stopped; what ends is the one that was on', async () => {
  const { asking, happened, started, announceEnd, listeners } = setting({ comparisonId: 'c' })
  const answered = asking.ask('comparison.start', ask)
  const ended = asking.end()
  started.resolve()
  await expect.poll(() => happened).toEqual(['started', 'stop c'])
  announceEnd('another')
  expect(await Promise.race([ended, 'not yet'])).toBe('not yet')
  announceEnd('c')
  expect(await ended).toBe(true)
  expect(await answered).toMatchObject({ ok: true })
  expect(listeners.size).toBe(0)
})

test.each(['comparison.start', 'comparison.resume'] as const)(
  'once it ends, there is no %s; the rest is answered',
  async (name) => {
    const { asking, happened } = setting({})
    const ended = asking.end()
    expect(await asking.ask(name, ask)).toEqual({ ok: false, failure: { kind: 'hostGone' } })
    expect(await asking.ask('profile.list', {})).toMatchObject({ ok: true })
    expect(await ended).toBe(false)
    expect(happened).toEqual([])
  },
)

test('what has ended by itself in the meantime is not waited for', async () => {
  const { asking } = setting({ comparisonId: 'c' }, false)
  expect(await asking.end()).toBe(false)
})

test('a suite is stopped as a whole, also between two comparisons', async () => {
  const comparisons = ['first', 'second'].map(
    (name) => `  - { name: ${name}, title: { en: A, fr: A }, configurations: [one], profile: short }\n`,
  )
  const suite = `name: pair\ntitle: { en: Pair, fr: Paire }\ncomparisons:\n${comparisons.join('')}`
  const { workbench, clock } = fakeWorkbench({ files: { 'suites/pair.yaml': suite } })
  const told: string[] = []
  workbench.hear(({ name, content }) => {
    if (name === 'suite.events') told.push(content.kind)
  })
  const asking = new Asking(workbench)
  const ask = { suite: 'pair', timeScale: 1, seed: 1, language: 'en' }
  expect(await asking.ask('suite.startNamed', ask)).toMatchObject({ ok: true })
  while (!told.includes('comparisonEnded')) await clock.advance(100)
  expect(await asking.end()).toBe(true)
  expect(told).toEqual(['comparisonBegun', 'comparisonEnded', 'ended'])
  expect(await asking.ask('suite.startNamed', ask)).toEqual({ ok: false, failure: { kind: 'hostGone' } })
})

test('a stack with data goes too, and none is begun any more', async () => {
  const { workbench } = fakeWorkbench()
  const released: string[] = []
  const handlers: Handlers = {
    ...workbench.handlers,
    'data.current': async () => ({
      kind: 'loading',
      stackId: 's',
      configuration: 'one:baseline',
      set: 'minimal',
      step: { at: 'loading' },
    }),
    'data.release': async ({ stackId }) => {
      released.push(stackId)
      return { released: true, leftBehind: [] }
    },
  }
  const asking = new Asking({ ...workbench, handlers })
  const ended = asking.end()
  const ask = { configuration: 'one', set: 'minimal', parameters: {} }
  expect(await asking.ask('data.load', ask)).toEqual({ ok: false, failure: { kind: 'hostGone' } })
  // No comparison had to be stopped for it.
  expect(await ended).toBe(false)
  expect(released).toEqual(['s'])
})
