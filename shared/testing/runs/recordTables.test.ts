import { expect, test } from 'vitest'
import { aStackRun } from '../../analysis/diagnosis/findings/testing/aStack.ts'
import { recordedRun } from './recordedRun.ts'
import { fromTables, toTables } from './recordTables.ts'
import { slimRun } from './slimRun.ts'

test('records of one kind with different columns come in tables of their own, and come back whole', () => {
  const records = [
    { atMs: 104, container: 'lb', values: { open: 3 } },
    { atMs: 1105, container: 'lb', values: {} },
    { atMs: 2106, container: 'api-1', reasons: ['late'] },
  ]
  const text = `${toTables('probe', [{ atMs: 1 }])}${toTables('look', records)}`
  expect(text.split('\n').slice(2, 4)).toEqual([
    '{"kind":"look","columns":["atMs","container","values.open"]}',
    '[104,"lb",3]',
  ])
  expect(fromTables(text).get('look')).toEqual(records)
})

test('what is kept of a run is read as it was recorded', () => {
  const run = aStackRun()
  const read = recordedRun(slimRun(run))
  expect(read.probes).toEqual(run.probes.toSorted((a, b) => a.atMs - b.atMs))
  expect(read.ticks).toEqual(run.ticks)
  expect(read.manifest.containers.map(({ name, role, address }) => [name, role, address])).toEqual(
    run.manifest.containers.map(({ name, role, address }) => [name, role, address]),
  )
})
