import type { Tick } from '../domain/tick.ts'
import type { ChartWords } from './chartWords.ts'
import { loadPoints } from './loadPoints.ts'
import { failedOutcomes, outcomeFills } from './outcomeFill.ts'
import { highestOf } from './points.ts'
import type { Layer } from './stackChart.ts'

const mostPoints = 1200

/** A layer for each kind of failure that occurred, each with those below it added. */
export function failureLayers(ticks: readonly Tick[], words: ChartWords): Layer[] {
  const shown = worstOfEach(ticks)
  const occurred = failedOutcomes.filter((outcome) => ticks.some(({ outcomes }) => (outcomes[outcome] ?? 0) > 0))
  return occurred.map((outcome, index) => {
    const below = occurred.slice(0, index + 1)
    const own = highestOf(loadPoints(ticks, ({ outcomes }) => outcomes[outcome] ?? 0))
    const points = loadPoints(shown, ({ outcomes }) => below.reduce((sum, one) => sum + (outcomes[one] ?? 0), 0))
    const known = ticks.length > mostPoints ? points.filter(([, value]) => value !== null) : points
    return {
      name: words.outcome[outcome],
      points: known,
      fill: outcomeFills[outcome],
      ...(own !== undefined && { highest: words.countText(own) }),
    }
  })
}

/** For a long run the second with the most failures of each few: all layers take the same ones, so that they stay stacked. */
function worstOfEach(ticks: readonly Tick[]): readonly Tick[] {
  if (ticks.length <= mostPoints) return ticks
  const size = Math.ceil(ticks.length / mostPoints)
  return Array.from({ length: Math.ceil(ticks.length / size) }, (_, index) =>
    ticks
      .slice(index * size, (index + 1) * size)
      .reduce((worst, tick) => (tick.total.failed > worst.total.failed ? tick : worst)),
  )
}
