import type { ChartRow, Layer } from './stackChart.ts'

/** Of a curve or a layer: its row's title and its own name. */
export function seriesKey(row: Pick<ChartRow, 'title'>, name: string): string {
  return `${row.title}\n${name}`
}

/** Rows without what is switched off; a layer that goes takes its part out of those above it. */
export function withoutHidden(rows: readonly ChartRow[], hidden: ReadonlySet<string>): readonly ChartRow[] {
  if (hidden.size === 0) return rows
  return rows.map((row) => {
    const isShown = ({ name }: { readonly name: string }) => !hidden.has(seriesKey(row, name))
    if ([...row.curves, ...(row.layers ?? [])].every(isShown)) return row
    const { layers, ...rest } = row
    return {
      ...rest,
      curves: row.curves.filter(isShown),
      ...(layers !== undefined && { layers: restacked(layers, isShown) }),
    }
  })
}

function restacked(layers: readonly Layer[], isShown: (layer: Layer) => boolean): readonly Layer[] {
  const shown: Layer[] = []
  layers.forEach((layer, index) => {
    if (!isShown(layer)) return
    const below = shown.at(-1)
    const points = ownPoints(layers, index).map(([atMs, own], at) => {
      return [atMs, own === null ? null : own + (below?.points[at]?.[1] ?? 0)] as const
    })
    shown.push({ ...layer, points })
  })
  return shown
}

/** A layer without what lies below it. All layers of a row have the same moments. */
export function ownPoints(layers: readonly Layer[], index: number): Layer['points'] {
  const below = layers[index - 1]
  return (layers[index]?.points ?? []).map(([atMs, sum], at) => {
    return [atMs, sum === null ? null : sum - (below?.points[at]?.[1] ?? 0)] as const
  })
}
