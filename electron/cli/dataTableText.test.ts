import { expect, test } from 'vitest'
import { type DataTable, figureColumn, marked, textColumn } from '../../shared/tables/dataTable.ts'
import { dataTableText } from './dataTableText.ts'

const table: DataTable = {
  name: 'sample',
  title: 'Sample',
  columns: [textColumn('Configuration'), figureColumn('P95, ms'), textColumn('Targets')],
  rows: [
    ['solo:baseline', '12', marked('fail', '1 of 2 met', { text: 'missed: p95', look: 'detail' })],
    ['duo-lb:baseline', '4,812', '2 of 2 met'],
  ],
}

test('figures to the right, details below what they are of', () => {
  expect(dataTableText(table)).toBe(
    [
      'Configuration    P95, ms  Targets',
      '───────────────  ───────  ───────────',
      'solo:baseline         12  1 of 2 met',
      '                          missed: p95',
      'duo-lb:baseline    4,812  2 of 2 met',
    ].join('\n'),
  )
})

test('what does not fit goes below, with the first column again', () => {
  expect(
    dataTableText(table, 30)
      .split('\n')
      .map((line) => line.trimEnd()),
  ).toEqual([
    'Configuration    P95, ms',
    '───────────────  ───────',
    'solo:baseline         12',
    'duo-lb:baseline    4,812',
    '',
    'Configuration    Targets',
    '───────────────  ───────────',
    'solo:baseline    1 of 2 met',
    '                 missed: p95',
    'duo-lb:baseline  2 of 2 met',
  ])
})
