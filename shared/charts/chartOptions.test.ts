import { expect, test } from 'vitest'
import { toScales } from './chartScales.ts'
import { lightTheme } from './chartTheme.ts'
import type { ChartWords } from './chartWords.ts'
import { overlayChart } from './overlayChart.ts'
import { runChart, timeAxisEndMs } from './runChart.ts'
import type { RunView } from './runView.ts'
import { aTick } from './testing/aTick.ts'

const named = new Proxy({} as Record<string, string>, { get: (_, name) => String(name) })
const words: ChartWords = {
  title: named as ChartWords['title'],
  unit: named as ChartWords['unit'],
  users: 'users',
  planned: 'planned',
  ok: 'ok',
  failed: 'failed',
  outcome: named as ChartWords['outcome'],
  host: 'host',
  stack: 'stack',
  noData: 'no data',
  targetP95: (ms) => `target ${ms}`,
  countText: String,
  msText: String,
  latencyTickText: String,
  decimalText: String,
  timeText: (atMs) => `${atMs / 1000} s`,
}

/** Two phases of 5 s; nothing is known of seconds 6 to 9; two kinds of failure; the instance dies in second 4. */
const view: RunView = {
  phases: [
    { index: 0, fromMs: 0, toMs: 5000, usersFrom: 0, usersTo: 10 },
    { index: 1, fromMs: 5000, toMs: 10_000, usersFrom: 10, usersTo: 10 },
  ],
  durationMs: 6000,
  containers: [
    { name: 'lb', role: 'balancer' },
    { name: 'api-1', role: 'api' },
  ],
  ticks: [
    aTick(0),
    aTick(1),
    aTick(2),
    aTick(3, { outcomes: { http502: 3 } }),
    aTick(4, { ok: 0, outcomes: { http502: 4, reset: 5 } }),
    aTick(5),
  ],
  readings: [0, 1, 2, 3].map((second) => ({
    atMs: second * 1000 + 300,
    container: 'api-1',
    intervalMs: 1000,
    cpuPercent: 20 * second,
    memoryBytes: 2 ** 26,
  })),
  hostReadings: [{ atMs: 100, load1: 0.5, source: 'engineHost' }],
  events: [{ atMs: 4100, container: 'api-1', what: 'died', exitCode: 137 }],
}

const settings = {
  widthPx: 522,
  scales: toScales([view]),
  endMs: timeAxisEndMs([view]),
  words,
  theme: lightTheme,
  targetP95Ms: 250,
}

test('suspect seconds: one grid more, before those of the rows, and the rows’ series go to their own', () => {
  const ticks = view.ticks.map((tick, second) =>
    second === 1 ? { ...tick, doubt: { kind: 'suspect', reasons: ['sendLag'] } as const } : tick,
  )
  const of = (one: RunView) => runChart(one, { ...settings, marks: [] }).option as Record<'grid' | 'series', unknown[]>
  const [plain, doubted] = [of(view), of({ ...view, ticks })]
  expect(doubted.grid.toSpliced(2, 1)).toEqual(plain.grid)
  const indices = (series: readonly unknown[]) =>
    series.flatMap((one) => (one as { readonly xAxisIndex?: number }).xAxisIndex ?? [])
  const grids = new Set(indices(doubted.series))
  expect(Math.max(...grids)).toBe(doubted.grid.length - 1)
})

test('one run', async () => {
  const marks = [{ atMs: 4100, label: '1', tone: 'down' as const }]
  await expect(golden(runChart(view, { ...settings, marks }).option)).toMatchFileSnapshot('testing/runChart.golden.txt')
})

test('configurations over each other', async () => {
  const configurations = [
    { index: 0, name: 'a', view },
    { index: 1, name: 'b', view: { ...view, ticks: Array.from({ length: 10 }, (_, second) => aTick(second)) } },
  ]
  await expect(golden(overlayChart(configurations, settings).option)).toMatchFileSnapshot(
    'testing/overlayChart.golden.txt',
  )
})

test('what is not known is a gap and never 0, and is said on the axis', () => {
  const { rows } = runChart(view, { ...settings, marks: [] })
  const p50 = rows[1]?.curves.find(({ name }) => name === 'P50')
  expect(p50?.points).toContainEqual([4500, null])
  expect(rows.flatMap(({ curves }) => curves).find(({ name }) => name === 'stack')?.highest).toBeUndefined()
})

test('failures are stacked in their order, each with those below it', () => {
  const layers = runChart(view, { ...settings, marks: [] }).rows[2]?.layers ?? []
  expect(layers.map(({ name, highest, points }) => [name, highest, points[4]?.[1]])).toEqual([
    ['http502', '4', 4],
    ['reset', '5', 9],
  ])
})

test.each([
  { name: 'short names in two columns', long: '', lines: 6 },
  { name: 'long ones in one, with two lines each', long: 'inventory-', lines: 24 },
])('a row grows with the names beside it: $name', ({ long, lines }) => {
  const containers = Array.from({ length: 12 }, (_, index) => ({ name: `${long}api-${index + 1}`, role: 'api' }))
  const cpu = runChart({ ...view, containers }, { ...settings, marks: [] }).rows[3]
  expect(cpu?.plotPx).toBe(lines * 14 - 14)
})

/** Functions are left out: only axis labels have any. */
function golden(option: unknown): string {
  return `${JSON.stringify(option, null, 1)}\n`
}
