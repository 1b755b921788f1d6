import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type PlanFigures, toPlan } from './toPlan.ts'

/** Answers of PostgreSQL 17 about 19,000 units in 2,300 buildings, and about 250,000 prices. */
const recorded = (name: string) => toPlan(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'))

const byNumber = 'units_organization_id_unit_number_idx'

test.each<[name: string, reads: PlanFigures['reads']]>([
  ['whole', [{ table: 'units', rows: 64, removed: 18_936 }]],
  ['index', [{ table: 'units', index: byNumber, rows: 20, removed: 0 }]],
  ['indexonly', [{ table: 'units', index: byNumber, rows: 20, removed: 0 }]],
  // The sort takes in all of it: the LIMIT above saves nothing.
  [
    'nested',
    [
      { table: 'units', rows: 64, removed: 18_936 },
      { table: 'buildings', rows: 2300, removed: 0 },
    ],
  ],
  ['limited', [{ table: 'units', rows: 20, removed: 0, isPart: true }]],
  [
    'mixed',
    [
      { table: 'units', index: byNumber, rows: 64, removed: 0 },
      { table: 'buildings', rows: 230, removed: 2070 },
    ],
  ],
  ['bitmap', [{ table: 'units', index: `units_building_id_idx, ${byNumber}`, rows: 115, removed: 0 }]],
  // Three processes share the table: 8,296 and 75,037 rows each.
  ['parallel', [{ table: 'prices', rows: 24_888, removed: 225_111 }]],
  [
    'loops',
    [
      { table: 'buildings', rows: 8, removed: 2292 },
      { table: 'units', index: 'units_building_id_idx', rows: 64, removed: 0 },
    ],
  ],
  ['insert', []],
  ['update', [{ table: 'units', index: 'units_pkey', rows: 1, removed: 0 }]],
  ['nothing', []],
])('%s', (name, reads) => {
  expect(recorded(name).reads).toEqual(reads)
})

test('times and pages are those of the whole statement', () => {
  const { planningMs, executionMs, buffersHit, buffersRead } = recorded('parallel')
  expect(planningMs).toBeGreaterThan(0)
  expect(executionMs).toBeGreaterThan(planningMs)
  expect([buffersHit, buffersRead]).toEqual([11, 1341])
})

test.each(['', 'null', '[]', '{}'])('%j is no plan', (text) => {
  expect(() => toPlan(text)).toThrow()
})
