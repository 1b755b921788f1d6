import { expect, test } from 'vitest'
import { textTable } from './textTable.ts'

test('columns are as wide as their widest cell, figures to the right, lines of a cell below each other', () => {
  const table = textTable(
    [
      { title: 'Configuration', align: 'left' },
      { title: 'Requests', align: 'right' },
      { title: 'Instances', align: 'left' },
    ],
    [
      ['solo:baseline', '12', 'api-1 100.0 %'],
      ['duo-lb:baseline', '4,812', 'api-1 50.1 %\napi-2 49.9 %'],
    ],
  )
  expect(table).toBe(
    [
      'Configuration    Requests  Instances',
      '───────────────  ────────  ─────────────',
      'solo:baseline          12  api-1 100.0 %',
      'duo-lb:baseline     4,812  api-1 50.1 %',
      '                           api-2 49.9 %',
    ].join('\n'),
  )
})

test('a table without rows is its titles', () => {
  expect(textTable([{ title: 'Run', align: 'left' }], [])).toBe('Run\n───')
})
