import { expect, test } from 'vitest'
import { code, type DataTable, figureColumn, marked, quiet, textColumn } from './dataTable.ts'
import { toMarkdown, toTabbed } from './tableText.ts'

const table: DataTable = {
  name: 'sample',
  title: 'Sample',
  columns: [textColumn('Name'), figureColumn('P95, ms'), textColumn('Holds')],
  rows: [
    [code('api|1'), '12', marked('pass', { text: '300', look: 'strong' }, 'yes')],
    ['two\tlines\nof it', quiet('no data'), ''],
  ],
}

test('a table as Markdown keeps its columns, whatever is in its cells', () => {
  expect(toMarkdown(table)).toBe(
    [
      '| Name | P95, ms | Holds |',
      '| --- | ---: | --- |',
      '| api\\|1 | 12 | 300 yes |',
      '| two lines of it | no data |  |',
    ].join('\n'),
  )
})

test('a table for a spreadsheet has one line a row', () => {
  expect(toTabbed(table)).toBe('Name\tP95, ms\tHolds\napi|1\t12\t300 yes\ntwo lines of it\tno data\t')
})
