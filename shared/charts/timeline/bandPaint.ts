import type { ComponentState } from '../../domain/diagnosis.ts'
import { type BandFill, bandLooks } from './bandLook.ts'

/** A pattern of small filled shapes over a tint, in one colour: told apart in grey print. */
export interface Pattern {
  readonly name: PatternName
  readonly color: string
  readonly sizePx: number
  readonly turn: number
  /** Opacity of the tint. */
  readonly ground: number
  readonly shapes: string
}

export type PatternName = Extract<BandFill, 'dots' | 'hatch' | 'counterHatch'> | 'danger' | 'unknown'

/** Colours are the visual language's tokens; screen and document each define them. */
export const patterns: readonly Pattern[] = [
  {
    name: 'dots',
    color: 'var(--deg)',
    sizePx: 4,
    turn: 0,
    ground: 0.38,
    shapes: 'M.2 1a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0M2.2 3a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0',
  },
  { name: 'hatch', color: 'var(--unr)', sizePx: 6, turn: 45, ground: 0.16, shapes: 'M0 0h1.6v6h-1.6zM5 0h1v6h-1z' },
  { name: 'counterHatch', color: 'var(--ok)', sizePx: 6, turn: -45, ground: 0.14, shapes: 'M0 0h1.6v6h-1.6z' },
  { name: 'danger', color: 'var(--down)', sizePx: 6, turn: 45, ground: 0.07, shapes: 'M0 0h.9v6h-.9z' },
  { name: 'unknown', color: 'var(--ink3)', sizePx: 8, turn: 45, ground: 0, shapes: 'M0 0h.7v8h-.7z' },
]

export interface Paint {
  readonly fill: string
  readonly stroke?: string
  readonly opacity?: number
}

const colors: Readonly<Record<ComponentState, string>> = {
  notKnown: 'var(--ctl)',
  starting: 'var(--ctl)',
  healthy: 'var(--ok)',
  degraded: 'var(--deg)',
  recovering: 'var(--ok)',
  unresponsive: 'var(--unr)',
  down: 'var(--down)',
}

/** How a band is filled; `patternUrl` gives where the drawing has that pattern. */
export function bandPaint(state: ComponentState, patternUrl: (name: PatternName) => string): Paint {
  const color = colors[state]
  const { fill } = bandLooks[state]
  switch (fill) {
    case 'none':
      return { fill: 'none', stroke: color }
    case 'plain':
      return { fill: color, opacity: state === 'healthy' ? 0.75 : 1 }
    case 'solid':
      return { fill: color }
    default:
      return { fill: patternUrl(fill), stroke: color }
  }
}
