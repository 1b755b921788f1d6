import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { comparisonEstimate, expectedMs } from './comparisonEstimate.ts'
import { resolveComparison } from './resolveComparison.ts'

const repository = join(import.meta.dirname, '../../..')
const catalogue = openCatalogue([join(repository, 'resources')], (path) => relative(repository, path))
const resolved = (ask: Partial<ComparisonAsk>) => {
  const usual = { configurations: ['copro'], profile: 'quick', timeScale: 1, set: {}, seed: 1, repeat: 1 }
  return resolveComparison({ ...usual, ...ask }, catalogue, () => 'set')
}
const oneMs = (ask: Partial<ComparisonAsk>): number => resolved(ask).reduce((total, run) => total + expectedMs(run), 0)

test('a data set is loaded before the verification, after it, and after a warm-up; one that takes longer takes longer each time', () => {
  const moreMs = (warmUp: string) =>
    oneMs({ warmUp, set: { DATA_SET: 'large' } }) - oneMs({ warmUp, set: { DATA_SET: 'realistic' } })
  // 1 s in place of 0.3.
  expect([moreMs('none'), moreMs('auto')]).toEqual([2 * 700, 3 * 700])
})

test('users who log in before the first request do so one after the other, but not for ever', () => {
  const withoutMs = oneMs({ configurations: ['solo'] }) + 3 * 300
  // 150 users in the quick profile; what more than 1,200 of them need is not waited for.
  expect(oneMs({}) - withoutMs).toBe(150 * 25)
  const many = (users: number) => ({ ...catalogue.profile('quick'), stages: [{ durationMs: 1000, users }] })
  const [run] = resolved({})
  const loginsMs = (users: number): number =>
    run === undefined ? 0 : expectedMs({ ...run, profile: many(users) as typeof run.profile })
  expect(loginsMs(1200)).toBe(loginsMs(5000))
})

test('what is measured is the plan of every run, and of every plateau that is run again', () => {
  const ask = { configurations: ['solo', 'duo-lb'], timeScale: 0.5 }
  expect(comparisonEstimate(resolved(ask), { repeat: 3 }).measuringMs).toBe(2 * 3 * 30_000)
  const once = comparisonEstimate(resolved(ask), { repeat: 1 })
  const confirmed = comparisonEstimate(resolved(ask), { repeat: 1, confirmOpen: true })
  expect(confirmed.measuringMs).toBeGreaterThan(once.measuringMs)
  expect(confirmed.estimateMs - confirmed.measuringMs).toBeGreaterThan(once.estimateMs - once.measuringMs)
})
