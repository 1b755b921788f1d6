import type { TickLatency } from '../domain/tick.ts'
import { phaseLevels } from '../load/phaseLevels.ts'
import type { ChartScales } from './chartScales.ts'
import type { ChartWords } from './chartWords.ts'
import { failureLayers } from './failureLayers.ts'
import { containerLine, type LineStyle } from './lineStyle.ts'
import { loadPoints } from './loadPoints.ts'
import { highestOf, type Points } from './points.ts'
import { readingPoints } from './readingPoints.ts'
import { roomForReadouts } from './readoutLines.ts'
import type { RunView } from './runView.ts'
import type { ChartRow, Curve } from './stackChart.ts'

const mebibyte = 2 ** 20
const planned: LineStyle = { dash: [5, 3], widthPx: 1.2 }
const dotted: LineStyle = { slot: 2, dash: [2, 2], widthPx: 1.3 }

/** The rows of one run, from the clients down to the machine. */
export function runRows(
  view: RunView,
  scales: ChartScales,
  words: ChartWords,
  targetP95Ms: number | undefined,
): ChartRow[] {
  const byContainer = Map.groupBy(view.readings, ({ container }) => container)
  return [
    loadRow(view, scales, words),
    latencyRow(view, scales, words, targetP95Ms),
    errorRow(view, scales, words),
    containerRow(view, byContainer, 'cpu', 58, scales.cpu, words, ({ cpuPercent }) => cpuPercent),
    containerRow(view, byContainer, 'memory', 50, scales.memoryMiB, words, ({ memoryBytes }) => memoryBytes / mebibyte),
    hostRow(view, scales, words),
  ].map(withRoomForReadouts)
}

/** Planned requests per second in the middle of a second; undefined in the closed model. */
function plannedRate(phases: RunView['phases'], second: number): number | undefined {
  const atMs = second * 1000 + 500
  const phase = phases.find(({ toMs }) => atMs < toMs)
  if (phase === undefined) return undefined
  const { unit, from, to } = phaseLevels(phase)
  if (unit === 'users') return undefined
  return from + ((to - from) * (atMs - phase.fromMs)) / (phase.toMs - phase.fromMs)
}

function loadRow({ ticks, phases }: RunView, { load: scale }: ChartScales, words: ChartWords): ChartRow {
  const curve = (name: string, line: LineStyle, points: Points): Curve => ({
    name,
    line,
    points,
    ...highest(points, words.countText),
  })
  const isOpen = phases[0]?.ratePerSTo !== undefined
  return {
    ...head(isOpen ? 'rate' : 'load', words),
    plotPx: 80,
    weight: 112,
    scale,
    tickText: words.countText,
    valueText: words.countText,
    curves: [
      isOpen
        ? curve(
            words.planned,
            planned,
            loadPoints(ticks, ({ second }) => plannedRate(phases, second)),
          )
        : curve(
            words.users,
            planned,
            loadPoints(ticks, ({ users }) => users),
          ),
      {
        ...curve(
          words.ok,
          { slot: 0, dash: [], widthPx: 1.6 },
          loadPoints(ticks, ({ total }) => total.ok),
        ),
        tint: true,
      },
      curve(
        words.failed,
        dotted,
        loadPoints(ticks, ({ total }) => total.failed),
      ),
    ],
  }
}

function latencyRow(
  { ticks }: RunView,
  { latency: scale }: ChartScales,
  words: ChartWords,
  targetP95Ms: number | undefined,
): ChartRow {
  const curve = (name: string, line: LineStyle, of: keyof TickLatency): Curve => {
    const points = loadPoints(ticks, ({ total }) => {
      const us = total.latencyUs?.[of]
      return us === undefined ? undefined : us / 1000
    })
    return { name, line, points, ...highest(points, words.msText) }
  }
  return {
    ...head('latency', words),
    plotPx: 76,
    weight: 104,
    scale,
    tickText: words.latencyTickText,
    valueText: words.msText,
    curves: [
      { ...curve('P50', { slot: 4, dash: [], widthPx: 1.1 }, 'p50'), tellsGaps: true },
      curve('P95', { slot: 0, dash: [], widthPx: 1.6 }, 'p95'),
      curve('P99', dotted, 'p99'),
    ],
    ...(targetP95Ms !== undefined && { targets: [{ value: targetP95Ms, label: words.targetP95(targetP95Ms) }] }),
  }
}

function errorRow({ ticks }: RunView, { errors: scale }: ChartScales, words: ChartWords): ChartRow {
  const layers = failureLayers(ticks, words)
  return {
    ...head('errors', words),
    plotPx: layers.length === 0 ? 34 : 58,
    weight: 74,
    scale,
    tickText: words.countText,
    valueText: words.countText,
    curves: [],
    layers,
  }
}

function containerRow(
  { containers }: RunView,
  byContainer: ReadonlyMap<string, RunView['readings']>,
  row: 'cpu' | 'memory',
  plotPx: number,
  scale: ChartRow['scale'],
  words: ChartWords,
  figure: (reading: RunView['readings'][number]) => number,
): ChartRow {
  const curves = containers.map(({ name, role }, index) => {
    const sibling = containers.slice(0, index).filter((other) => other.role === role).length
    const points = readingPoints(byContainer.get(name) ?? [], figure)
    return { name, line: containerLine(role, sibling), points, ...highest(points, words.countText) }
  })
  const weight = row === 'cpu' ? 92 : 70
  return {
    ...head(row, words),
    plotPx,
    weight,
    scale,
    tickText: words.countText,
    valueText: words.countText,
    curves,
  }
}

function hostRow({ hostReadings }: RunView, { hostLoad: scale }: ChartScales, words: ChartWords): ChartRow {
  const host = readingPoints(hostReadings, ({ load1 }) => load1)
  const stack = readingPoints(hostReadings, ({ stackLoad1 }) => stackLoad1)
  return {
    ...head('hostLoad', words),
    plotPx: 46,
    weight: 54,
    scale,
    tickText: words.countText,
    valueText: words.decimalText,
    curves: [
      { name: words.host, line: { dash: [1, 2], widthPx: 1.3 }, points: host, ...highest(host, words.decimalText) },
      {
        name: words.stack,
        line: { slot: 4, dash: [], widthPx: 1.2 },
        points: stack,
        ...highest(stack, words.decimalText),
      },
    ],
  }
}

function head(row: keyof ChartWords['title'], { title, unit }: ChartWords): Pick<ChartRow, 'title' | 'unit'> {
  return { title: title[row], unit: unit[row] }
}

function highest(points: Points, text: (value: number) => string): Pick<Curve, 'highest'> {
  const value = highestOf(points)
  return value === undefined ? {} : { highest: text(value) }
}

function withRoomForReadouts(row: ChartRow): ChartRow {
  return { ...row, plotPx: Math.max(row.plotPx, roomForReadouts(row)) }
}
