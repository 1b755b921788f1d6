import { expect, test } from 'vitest'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import { resultOf } from '../../../shared/testing/resultOf.ts'
import { repeatCommand } from './repeatCommand.ts'

const run = resultOf()

const comparisonOf = (runs: readonly RunResult[], changes: Partial<Comparison> = {}): Comparison => ({
  schema: 'palier.comparison/1',
  id: 'c',
  createdAt: '2026-11-21T18:47:00.000Z',
  profile: { id: 'quick', timeScale: 1 },
  scenario: 'catalogue',
  seed: 7,
  outcome: 'completed',
  configurations: runs.map(({ configuration }) => configuration.id),
  repeat: 1,
  baseline: runs[0]?.configuration.id ?? '',
  planned: [],
  runs: [...runs],
  comparison: { rows: [], deltas: [], pairs: [] },
  ...changes,
})

test('a run, with the scenario it had', () => {
  expect(repeatCommand(comparisonOf([run]))).toBe(
    'palier run duo-lb:baseline --profile quick --scenario catalogue --seed 7',
  )
})

test('scenarios that topologies brought along are not chosen for all of them', () => {
  const other = { ...run, scenario: { ...run.scenario, id: 'tiny' } }
  const comparison = comparisonOf([run, other], {
    configurations: ['a:baseline', 'b:baseline'],
    baseline: 'a:baseline',
  })
  expect(repeatCommand({ ...comparison, scenario: 'catalogue, tiny' })).not.toContain('--scenario')
})

test('values for all and for one, as they were asked; of a run without its ask, as its configuration says', () => {
  const other = { ...run, configuration: { ...run.configuration, id: 'duo-lb:tuned', variant: 'tuned' } }
  const ask = {
    configurations: ['duo-lb', 'duo-lb:tuned'],
    profile: 'quick',
    timeScale: 1,
    set: { API_CPUS: '0.1' },
    parameters: { 'duo-lb:tuned': { GUNICORN_WORKERS: '2' } },
    seed: 7,
    repeat: 1,
  }
  expect(repeatCommand(comparisonOf([run, other], { ask })).replaceAll(' \\\n ', '')).toBe(
    'palier compare duo-lb:baseline duo-lb:tuned --profile quick --set API_CPUS=0.1 --set duo-lb:tuned/GUNICORN_WORKERS=2 --seed 7',
  )
  const set = { ...run.configuration, overridden: ['GUNICORN_WORKERS'], parameters: { GUNICORN_WORKERS: 2 } }
  expect(repeatCommand(comparisonOf([{ ...run, configuration: set }]))).toContain('--set GUNICORN_WORKERS=2 ')
})

test('a warm-up that was not left to itself', () => {
  const warmUp = {
    criterion: 'windowsAgree',
    durationMs: 4005,
    capMs: 4000,
    requests: 9,
    failed: 0,
    steady: true,
  } as const
  const commandOf = (one: RunResult['warmUp']) => repeatCommand(comparisonOf([{ ...run, ...(one && { warmUp: one }) }]))
  expect(commandOf({ kind: 'fixed', ...warmUp })).toContain(' --warm-up 4000ms ')
  expect(commandOf({ kind: 'none' })).toContain(' --warm-up none ')
  expect(commandOf({ kind: 'auto', ...warmUp })).not.toContain('--warm-up')
})

test('load on a URL', () => {
  const url: RunResult = {
    ...run,
    services: [],
    configuration: { ...run.configuration, id: 'url:http://x/?a=1', topologyId: 'url', variant: 'http://x/?a=1' },
    profile: {
      ...run.profile,
      id: 'constant',
      stages: [
        { durationMs: 0, users: 5 },
        { durationMs: 30_000, users: 5 },
      ],
    },
    scenario: { ...run.scenario, id: 'url', thinkMeanMs: 0 },
  }
  expect(repeatCommand(comparisonOf([url]))).toBe(
    "palier load 'http://x/?a=1' --users 5 --duration 30000ms --think 0ms --seed 7",
  )
})
