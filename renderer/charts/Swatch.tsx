import type { LineStyle } from '../../shared/charts/lineStyle.ts'
import type { OutcomeFill } from '../../shared/charts/outcomeFill.ts'

/** A piece of the line, for legends. */
export function LineSwatch({ line }: { readonly line: LineStyle }) {
  return (
    <svg width="20" height="8" aria-hidden="true">
      <path
        d="M0 4H20"
        fill="none"
        stroke={slotColor(line)}
        strokeWidth={Math.max(1.2, line.widthPx)}
        strokeDasharray={line.dash.join(' ')}
      />
    </svg>
  )
}

/** A piece of the area, with its pattern. */
export function FillSwatch({ fill }: { readonly fill: OutcomeFill }) {
  return (
    <svg width="20" height="9" aria-hidden="true" style={{ color: slotColor(fill) }}>
      {drawings[fill.pattern]}
    </svg>
  )
}

function slotColor({ slot }: { readonly slot?: number }): string {
  return slot === undefined ? 'var(--ink3)' : `var(--s${slot + 1})`
}

const drawings = {
  solid: <rect x="4" width="12" height="9" fill="currentColor" />,
  hatch: (
    <path d="M4 5l5-5M4 9.5l9.5-9.5M8.5 9.5l7.5-7.5M13 9.5l3-3" stroke="currentColor" strokeWidth="1.7" fill="none" />
  ),
  dots: (
    <path
      d="M5 1.5h11M6.5 4.5h10M5 7.5h11"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="0 3"
      strokeLinecap="round"
    />
  ),
  lines: <path d="M4 1.5h12M4 4.5h12M4 7.5h12" stroke="currentColor" strokeWidth="1.4" />,
} as const
