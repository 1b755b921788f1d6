import { expect, test } from 'vitest'
import { type Cell, toCsv } from './toCsv.ts'

const line = (...cells: Cell[]): string => [...toCsv({ name: 'x', header: ['h'], rows: [cells] })].slice(1).join('')

test('a header, then a line for each row, with the line ends of RFC 4180', () => {
  const table = {
    name: 'x',
    header: ['a', 'b'],
    rows: [
      [1, 'x'],
      [2.5, undefined],
    ],
  }
  expect([...toCsv(table)].join('')).toBe('a,b\r\n1,x\r\n2.5,\r\n')
})

test.each<{ cell: Cell; written: string }>([
  { cell: 'plain', written: 'plain' },
  { cell: 'a,b', written: '"a,b"' },
  { cell: 'say "hi"', written: '"say ""hi"""' },
  { cell: 'two\nlines', written: '"two\nlines"' },
  { cell: '', written: '' },
  { cell: undefined, written: '' },
  { cell: 0, written: '0' },
  { cell: -1.5, written: '-1.5' },
  { cell: 1e-7, written: '1e-7' },
  { cell: true, written: 'true' },
  { cell: '=HYPERLINK("http://x","y")', written: '"\'=HYPERLINK(""http://x"",""y"")"' },
  { cell: '+1', written: "'+1" },
  { cell: '-1', written: "'-1" },
  { cell: '@SUM(A1)', written: "'@SUM(A1)" },
  { cell: ' =1', written: "' =1" },
  { cell: '\t=1', written: "'\t=1" },
  { cell: '\r=1', written: '"\'\r=1"' },
  { cell: 'a=1', written: 'a=1' },
])('$cell is written $written', ({ cell, written }) => {
  expect(line(cell)).toBe(`${written}\r\n`)
})
