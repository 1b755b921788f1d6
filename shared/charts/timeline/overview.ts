import type { Lane } from '../../domain/diagnosis.ts'
import type { Phase } from '../../domain/profile.ts'
import { phaseLevels } from '../../load/phaseLevels.ts'
import { isPlateau } from '../backdrop.ts'
import type { Band } from './laneBands.ts'
import { overviewPx, rounded, type TimelineFrame } from './timelineFrame.ts'

/** The whole run in a strip: the profile's own line, and how the clients did. */
export interface Overview {
  readonly heightPx: number
  readonly phases: readonly {
    readonly index: number
    readonly x: number
    readonly width: number
    readonly isPlateau: boolean
    readonly hasRoom: boolean
  }[]
  readonly line: string
  /** The clients' view, thin. */
  readonly bands: readonly Omit<Band, 'title' | 'word'>[]
  readonly windowX: number
  readonly windowWidth: number
  /** From the window's corners to those of the part that is drawn large. */
  readonly lens: string
}

const thickness = {
  healthy: 1,
  degraded: 3,
  recovering: 3,
  unresponsive: 4,
  down: 5,
  starting: 1,
  notKnown: 0.5,
} as const

export function overview(clients: Lane | undefined, phases: readonly Phase[], frame: TimelineFrame): Overview {
  const { wholeX, window, leftPx, rightPx, headTopPx } = frame
  const most = phases.map(phaseLevels).reduce((a, { from, to }) => Math.max(a, from, to), 1)
  const y = (level: number) => rounded(overviewPx - 9 - (level / most) * (overviewPx - 26))
  const [from, to] = [wholeX(window.fromMs), wholeX(window.toMs)]
  return {
    heightPx: overviewPx,
    phases: phases.map((phase) => {
      const x = wholeX(phase.fromMs)
      const width = rounded(wholeX(phase.toMs) - x)
      return { index: phase.index, x, width, isPlateau: isPlateau(phase), hasRoom: width > 14 }
    }),
    line: phases
      .map((phase) => ({ ...phase, ...phaseLevels(phase) }))
      .map(({ fromMs, toMs, from: a, to: b }) => `M${wholeX(fromMs)} ${y(a)}L${wholeX(toMs)} ${y(b)}`)
      .join(''),
    bands: (clients?.spans ?? []).map(({ state, fromMs, toMs }) => {
      const x = wholeX(fromMs)
      const height = thickness[state]
      return { state, x, y: overviewPx - 4 - height / 2, width: Math.max(1, rounded(wholeX(toMs) - x)), height }
    }),
    windowX: from,
    windowWidth: rounded(to - from),
    lens: `M${from} ${overviewPx}L${leftPx} ${headTopPx}M${to} ${overviewPx}L${rightPx} ${headTopPx}`,
  }
}
