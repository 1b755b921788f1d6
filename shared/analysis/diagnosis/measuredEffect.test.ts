import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../../domain/diagnosis.ts'
import type { ComparisonRow, RunResult } from '../../domain/runResult.ts'
import { aManifest } from '../../testing/aManifest.ts'
import { aCell, aSlot } from '../../testing/aSlot.ts'
import { resultOf } from '../../testing/resultOf.ts'
import { fromTables } from '../../testing/runs/recordTables.ts'
import { measuredEffectText } from '../../text/diagnosis/measuredEffectText.ts'
import { toComparison } from '../toComparison.ts'
import { measuredEffect } from './measuredEffect.ts'

type Parameters = RunResult['configuration']['parameters']

/** Ten seconds, each with answers that take `us`; of every ten requests `failed` fail. */
function runOf(id: string, parameters: Parameters, us = 10_000, failed = 0): RunResult {
  const [topologyId = '', variant = ''] = id.split(':')
  const base = aManifest({ outcome: { kind: 'completed' } })
  const cells = [
    aCell({ us: Array.from({ length: 10 - failed }, () => us) }),
    ...(failed > 0 ? [aCell({ us: Array.from({ length: failed }, () => us), outcome: 'http502' })] : []),
  ]
  return resultOf({
    manifest: { ...base, configuration: { id, topologyId, variant, parameters, overridden: [] } },
    slots: Array.from({ length: 10 }, (_, second) => aSlot(second, cells)),
  })
}

function effectOf(runs: readonly RunResult[], advice: Finding['advice'][number]) {
  const configurations = runs.map(({ configuration }) => configuration.id)
  const comparison = toComparison(runs, {
    id: 'c',
    createdAt: '2026-11-21T18:47:00.000Z',
    profile: { id: 'quick', timeScale: 1 },
    scenario: 'catalogue',
    seed: 7,
    outcome: 'completed',
    configurations,
    repeat: 1,
    baseline: configurations[0] ?? '',
    planned: [],
  })
  return measuredEffect(comparison, configurations[0] ?? '', advice)
}

const baseline = runOf('duo-lb:baseline', { API_CPUS: 0.1, GUNICORN_WORKERS: 4 }, 3_000_000, 5)
const raiseCpus = { parameter: 'API_CPUS', from: 0.1, direction: 'raise' } as const

test.each<{ name: string; others: RunResult[]; advice: Finding['advice'][number]; found: string | undefined }>([
  { name: 'nobody else', others: [], advice: raiseCpus, found: undefined },
  {
    name: 'the one with the parameter alone changed before the one with more',
    others: [
      runOf('duo-lb:tuned', { API_CPUS: 1, GUNICORN_WORKERS: 8 }),
      runOf('duo-lb:limits', { API_CPUS: 0.5, GUNICORN_WORKERS: 4 }),
    ],
    advice: raiseCpus,
    found: 'duo-lb:limits, besides 0',
  },
  {
    name: 'more than that parameter is changed',
    others: [runOf('duo-lb:tuned', { API_CPUS: 1, GUNICORN_WORKERS: 8 })],
    advice: raiseCpus,
    found: 'duo-lb:tuned, besides 1',
  },
  {
    name: 'no quota is more than any',
    others: [runOf('duo-lb:free', { API_CPUS: 0, GUNICORN_WORKERS: 4 })],
    advice: raiseCpus,
    found: 'duo-lb:free, besides 0',
  },
  {
    name: 'changed the other way',
    others: [runOf('duo-lb:small', { API_CPUS: 0.05, GUNICORN_WORKERS: 4 })],
    advice: raiseCpus,
    found: undefined,
  },
  {
    name: 'another topology',
    others: [runOf('solo:limits', { API_CPUS: 1, GUNICORN_WORKERS: 4 })],
    advice: raiseCpus,
    found: undefined,
  },
  {
    name: 'a parameter that the topology lacks',
    others: [runOf('duo-lb:limits', { API_CPUS: 1, GUNICORN_WORKERS: 4 })],
    advice: { parameter: 'DB_CPUS', direction: 'raise' },
    found: undefined,
  },
])('$name', ({ others, advice, found }) => {
  const effect = effectOf([baseline, ...others], advice)
  expect(effect && `${effect.configuration}, besides ${effect.besides.length}`).toBe(found)
})

test('in words, with the figures of both and what else was changed', () => {
  const effect = effectOf([baseline, runOf('duo-lb:tuned', { API_CPUS: 1, GUNICORN_WORKERS: 8 })], raiseCpus)
  if (effect === undefined) throw new Error('there is one')
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
  const english = plain(measuredEffectText(effect))
  expect(english).toContain('Measured in duo-lb:tuned, API_CPUS 0.1 → 1: ')
  expect(english).toContain('errors 0.00 % instead of 50.00 %')
  expect(english).toMatch(/With other changes too: GUNICORN_WORKERS 4 → 8\.$/)
  expect(plain(measuredEffectText(effect, 'fr'))).toContain('au lieu de')
})

// `compare duo-lb duo-lb:limits --set duo-lb:baseline/API_CPUS=0.05` on a crowded machine, see shared/testing/runs/README.md.
test('as recorded: what raising the quota came to is named, with what else differs, and that its figures are doubtful', () => {
  const text = readFileSync(join(import.meta.dirname, '../../testing/runs/quota-raised.ndjson'), 'utf8')
  const records = fromTables(text)
  const runs = records.get('run') as readonly RunResult[]
  const comparison = { rows: records.get('row') as ComparisonRow[], deltas: [], pairs: [] }
  const cause = runs[0]?.diagnosis?.findings.find(({ rule }) => rule === 'cpuThrottling')
  const [raise, more] = (cause?.advice ?? []).map((advice) =>
    measuredEffect({ runs: [...runs], comparison }, 'duo-lb:baseline', advice),
  )
  expect(raise && measuredEffectText(raise).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
    'Measured in duo-lb:limits, API_CPUS 0.05 → 1: ok 56 req/s instead of 28 req/s; P95 4.6 s instead of 9.1 s; errors 4.67 % instead of 11.73 %. ' +
      'With other changes too: API_MEMORY 0 → 1g, API_CPUS_RESERVED 0 → 0.5, API_MEMORY_RESERVED 0 → 512m. ' +
      'Not to be relied on: runs of duo-lb:baseline and duo-lb:limits are invalid.',
  )
  // Nobody in the comparison has more instances.
  expect(more).toBeUndefined()
})
