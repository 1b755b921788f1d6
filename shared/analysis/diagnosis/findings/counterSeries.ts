import type { CounterName, CounterReading } from '../../../domain/counters.ts'
import type { Value } from './grounds.ts'

/** One counter of one container over time; of one that only grows, the growth a second between two looks. A restart, which sets it back, is a gap. */
export function counterSeries(
  counters: readonly CounterReading[],
): (container: string, name: CounterName) => readonly Value[] {
  const byContainer = Map.groupBy(counters, ({ container }) => container)
  return (container, name) => {
    const values = (byContainer.get(container) ?? []).flatMap(({ atMs, values: { [name]: value } }) =>
      value === undefined ? [] : [{ atMs, value }],
    )
    return name.endsWith('Total') ? growth(values) : values
  }
}

function growth(values: readonly Value[]): Value[] {
  return values.flatMap(({ atMs, value }, index) => {
    const before = values[index - 1]
    if (before === undefined || value < before.value || atMs <= before.atMs) return []
    return [{ atMs, value: ((value - before.value) * 1000) / (atMs - before.atMs) }]
  })
}
