import { type PatternName, patterns } from '../../shared/charts/timeline/bandPaint.ts'

/** Patterns of states for the drawing that it stands in; `id` is the drawing's own. */
export function PatternDefs({ id }: { readonly id: string }) {
  return (
    <defs>
      {patterns.map(({ name, color, sizePx, turn, ground, shapes }) => (
        <pattern
          key={name}
          id={`${id}-${name}`}
          width={sizePx}
          height={sizePx}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${turn})`}
        >
          {ground > 0 && <rect width={sizePx} height={sizePx} fill={color} opacity={ground} />}
          <path d={shapes} fill={color} />
        </pattern>
      ))}
    </defs>
  )
}

/** Where a drawing's fill finds its pattern. */
export function patternUrl(id: string): (name: PatternName) => string {
  return (name) => `url(#${id}-${name})`
}
