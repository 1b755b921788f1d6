import { expect, test } from 'vitest'
import type { ComparedConfiguration } from '../analysis/comparedConfigurations.ts'
import { toComparisonRow } from '../analysis/comparisonRow.ts'
import type { RunResult } from '../domain/runResult.ts'
import { resultOf } from '../testing/resultOf.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { cellText } from './dataTable.ts'
import { targetsTable } from './targetsTable.ts'

type Outcome = RunResult['targets'][number]

const base: Outcome = { name: 'one', metric: 'p95Ms', below: 100, state: 'pass', measured: 40 }

/** What the row of the target says, for a baseline that measured the same target at 36 ms and one more configuration. */
function rowOf(target: Partial<Outcome>, language: 'en' | 'fr') {
  const run = (id: string, outcome: Outcome): RunResult => {
    const result = resultOf()
    return { ...result, runId: id, configuration: { ...result.configuration, id }, targets: [outcome] }
  }
  const baseline = run('a', { ...base, ...target, measured: 36 })
  const other = run('b', { ...base, ...target })
  const compared: ComparedConfiguration = {
    index: 1,
    letter: 'B',
    id: 'b',
    row: toComparisonRow([other], [baseline]),
    results: [other],
  }
  const row = targetsTable([compared], [other], reportTexts(language, 'UTC'))?.rows[0] ?? []
  return row.map((cell) => cellText(cell).replaceAll('\u00a0', ' '))
}

test.each<[target: Partial<Outcome>, en: string[], fr: string[]]>([
  [
    {},
    ['one P95, ms, ok requests only', '< 100', '40 pass'],
    ['one P95, ms, requêtes réussies seulement', '< 100', '40 atteint'],
  ],
  [
    { over: 'phase', phase: 2, state: 'fail', measured: 240 },
    ['one P95, ms, ok requests only, worst phase', '< 100', '240 fail phase 3'],
    ['one P95, ms, requêtes réussies seulement, pire palier', '< 100', '240 manqué palier 3'],
  ],
  [
    { over: '10s', whenMissed: 'stop', window: { fromMs: 40_000, toMs: 50_000 }, state: 'fail', measured: 240 },
    ['one P95, ms, ok requests only, worst 10 s, a miss stops the run', '< 100', '240 fail 0:40 – 0:50'],
    [
      'one P95, ms, requêtes réussies seulement, pire intervalle de 10 s, un manquement arrête l’essai',
      '< 100',
      '240 manqué 0:40 – 0:50',
    ],
  ],
  [
    { relativeTo: 'baseline', below: 1.1, state: 'notMeasurable', reason: 'needsBaseline' },
    ['one P95, ms, ok requests only', '< 110 % of the baseline', '40 fail baseline 36'],
    ['one P95, ms, requêtes réussies seulement', '< 110 % de la référence', '40 manqué référence 36'],
  ],
  [
    { kind: 'monitoring', metric: 'load1', warning: 1.5, below: 3, state: 'warning', measured: 2 },
    ['one load average', 'normal < 1.50, alert ≥ 3.00', '2.00 above normal'],
    ['one charge moyenne', 'normal < 1,50, alerte ≥ 3,00', '2,00 au-dessus de la normale'],
  ],
  [
    { kind: 'monitoring', metric: 'load1', warning: 1.5, below: 3, state: 'fail', measured: 4 },
    ['one load average', 'normal < 1.50, alert ≥ 3.00', '4.00 alert'],
    ['one charge moyenne', 'normal < 1,50, alerte ≥ 3,00', '4,00 alerte'],
  ],
  [
    { metric: 'stackLoad1', below: 2, measured: 0.8, hostLoad1: 2.412 },
    ['one load of the stack', '< 2.00', '0.80 pass host 2.41, generator included'],
    ['one charge de la pile', '< 2,00', '0,80 atteint hôte 2,41, générateur compris'],
  ],
])('%o', (target, en, fr) => {
  expect(rowOf(target, 'en')).toEqual(en)
  expect(rowOf(target, 'fr')).toEqual(fr)
})

test('a repeat that is in no median because it is invalid is not judged, as in the row', () => {
  const run = (runId: string, kind: 'valid' | 'invalid', outcome: Outcome): RunResult => ({
    ...resultOf(),
    runId,
    verdict: { kind, seconds: 10, suspectSeconds: 0, invalidSeconds: kind === 'invalid' ? 10 : 0, reasons: [] },
    targets: [outcome],
  })
  const good = run('a', 'valid', base)
  const bad = run('b', 'invalid', { ...base, state: 'fail', measured: 9000 })
  const results: readonly [RunResult, RunResult] = [good, bad]
  const row = toComparisonRow(results)
  expect(row.leftOut).toEqual(['b'])
  const compared: ComparedConfiguration = { index: 0, letter: 'A', id: 'x', row, results }
  const [first] = targetsTable([compared], results, reportTexts('en', 'UTC'))?.rows ?? []
  expect(first?.map(cellText).at(-1)).toBe('40 pass')
})
