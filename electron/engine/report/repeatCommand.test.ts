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
