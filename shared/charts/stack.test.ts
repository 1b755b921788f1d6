import { expect, test } from 'vitest'
import { linearScale } from './axisScale.ts'
import type { DoubtSpan } from './doubtSpans.ts'
import { fitRows } from './fitRows.ts'
import { type ChartRow, layOut, type StackFrame } from './stackChart.ts'
import { stackTable, stackTableCsv } from './stackTable.ts'
import { latestOf, seriesOf, valueAt } from './valueAt.ts'
import { seriesKey, withoutHidden } from './withoutHidden.ts'

const frame: StackFrame = {
  widthPx: 500,
  leftPx: 42,
  rightPx: 6,
  endMs: 10_000,
  phases: [],
  hasRuler: true,
  marks: [],
  noData: 'no data',
  timeText: (atMs) => `0:0${atMs / 1000}`,
}
const solid = { pattern: 'solid', slot: 0 } as const
const aRow = (changes: Partial<ChartRow> = {}): ChartRow => ({
  title: 'load',
  unit: 'req/s',
  plotPx: 80,
  weight: 100,
  scale: linearScale(100, 100),
  tickText: String,
  valueText: String,
  curves: [],
  ...changes,
})
const points = (...values: (number | null)[]) => values.map((value, second) => [second * 1000 + 500, value] as const)
const line = { dash: [], widthPx: 1 }

test('rows share the height by their weights and fill it', () => {
  const { rows } = fitRows({ rows: [aRow({ weight: 112 }), aRow({ weight: 56 })], frame }, 500)
  expect(rows[0]?.plotPx).toBeCloseTo(2 * (rows[1]?.plotPx ?? 0), -1)
  expect(500 - layOut(rows, frame).heightPx).toBeLessThan(3)
})

test('no row is lower than 44 px; the others give way', () => {
  const { rows } = fitRows({ rows: [aRow({ weight: 300 }), aRow({ weight: 10 })], frame }, 320)
  expect(rows[1]?.plotPx).toBe(44)
  expect(layOut(rows, frame).heightPx).toBeLessThanOrEqual(320)
})

test('where even that does not fit the stack is higher than the room', () => {
  const { rows } = fitRows({ rows: [aRow(), aRow()], frame }, 100)
  expect(rows.map(({ plotPx }) => plotPx)).toEqual([44, 44])
})

const stacked = aRow({
  title: 'errors',
  layers: [
    { name: '500', points: points(1, 0, null), fill: solid },
    { name: '502', points: points(3, 2, null), fill: solid },
    { name: 'reset', points: points(6, 2, null), fill: solid },
  ],
})

test('a hidden layer takes its part out of those above it', () => {
  const [row] = withoutHidden([stacked], new Set([seriesKey(stacked, '502')]))
  expect(row?.layers?.map(({ name, points }) => [name, ...points.map(([, value]) => value)])).toEqual([
    ['500', 1, 0, null],
    ['reset', 4, 0, null],
  ])
})

test('a layer is read with its own part', () => {
  expect(seriesOf(stacked).map(({ points }) => points.map(([, value]) => value))).toEqual([
    [1, 0, null],
    [2, 2, null],
    [3, 0, null],
  ])
})

test.each<[what: string, atMs: number, value: number | undefined]>([
  ['the first second', 0, 1],
  ['a second without data', 1000, undefined],
  ['the last', 2000, 3],
  ['behind the last', 4000, undefined],
])('value at %s', (_, atMs, value) => {
  expect(valueAt(points(1, null, 3), atMs)).toBe(value)
})

test('the newest value is none when the curve ends in a gap', () => {
  expect([latestOf(points(1, 2)), latestOf(points(1, null)), latestOf([])]).toEqual([2, undefined, undefined])
})

const csvWords = { timeName: 'time', doubtName: 'in doubt', timeText: frame.timeText }

test('what is in doubt stands at the end of its line, each line with its own part of it', () => {
  const load = aRow({ curves: [{ name: 'ok', points: points(1, 2, null, 4), line }] })
  const doubts = [
    { fromMs: 1000, toMs: 2000, kind: 'suspect', reasons: ['sendLag'] },
    { fromMs: 2000, toMs: 3000, kind: 'invalid', reasons: ['loopDelay'] },
  ] as const
  const doubtText = ({ kind, reasons, fromMs, toMs }: DoubtSpan) =>
    `${kind} ${(toMs - fromMs) / 1000} s: ${reasons.join()}`
  const table = stackTable([load], 4000, 2000, { doubts, doubtText })
  expect(stackTableCsv(table, csvWords)).toBe(
    'time,load: ok (req/s),in doubt\r\n0:00,1.5,suspect 1 s: sendLag\r\n0:02,4,invalid 1 s: loopDelay\r\n',
  )
  const wide = stackTable([load], 4000, 1000, { doubts: [{ ...doubts[0], toMs: 4000 }], doubtText })
  expect(wide.lines.map(({ doubt }) => doubt)).toEqual([undefined, ...Array(3).fill('suspect 1 s: sendLag')])
})

test('the table takes the mean, of latencies the highest, and leaves gaps empty', () => {
  const latency = aRow({
    title: 'latency',
    unit: 'ms, log',
    scale: { ...linearScale(10, 10), kind: 'log' },
    curves: [{ name: 'P95', points: points(5, 9, null, 2), line }],
  })
  const load = aRow({ curves: [{ name: 'ok, req/s', points: points(1, 2, null, null), line }] })
  const table = stackTable([load, latency, aRow({ title: 'empty' })], 4000, 2000, { doubtText: () => '' })
  expect(table.groups.map(({ title, kind }) => [title, kind])).toEqual([
    ['load', 'mean'],
    ['latency', 'highest'],
  ])
  expect(table.lines).toEqual([
    { atMs: 0, values: [1.5, 9] },
    { atMs: 2000, values: [undefined, 2] },
  ])
  expect(stackTableCsv(table, csvWords)).toBe(
    'time,"load: ok, req/s (req/s)","latency: P95 (ms, log)"\r\n0:00,1.5,9\r\n0:02,,2\r\n',
  )
})
