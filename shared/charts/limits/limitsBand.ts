import type { OperatingLimits } from '../../domain/operatingLimits.ts'
import type { Paint, PatternName } from '../timeline/bandPaint.ts'

export type LimitZone = 'normal' | 'peak' | 'maximumSafe' | 'untried' | 'danger'

/** One configuration's band in px: zones by height and pattern, edges with their figures, × where a plateau failed. */
export interface LimitsBand {
  readonly widthPx: number
  readonly heightPx: number
  /** Of all zones. */
  readonly middleY: number
  readonly zones: readonly ZoneBox[]
  readonly edges: readonly LimitEdge[]
  readonly failedX?: number
}

export interface ZoneBox {
  readonly zone: LimitZone
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LimitEdge {
  readonly x: number
  /** Of its figure, which steps aside for the one before. */
  readonly textX: number
  readonly value: number
  readonly kind: 'normal' | 'peak' | 'maximumSafe' | 'failed'
}

interface ZoneLook {
  readonly heightPx: number
  readonly color: string
  readonly pattern?: PatternName
  readonly opacity?: number
}

/** The taller, the worse; `untried` lies between what held and what failed. */
const zoneLooks: Readonly<Record<LimitZone, ZoneLook>> = {
  normal: { heightPx: 4, color: 'var(--ok)' },
  peak: { heightPx: 10, color: 'var(--ok)', opacity: 0.55 },
  maximumSafe: { heightPx: 16, color: 'var(--deg)', pattern: 'dots' },
  untried: { heightPx: 22, color: 'var(--ctl)', pattern: 'unknown' },
  danger: { heightPx: 22, color: 'var(--down)', pattern: 'danger' },
}

const bandHeightPx = 44
const middlePx = 17
const letterPx = 6.6
const apartPx = 10

/** Values lie on one axis for all configurations: `limitsAxis`. */
export function limitsBand(
  limits: OperatingLimits,
  failedAt: number | undefined,
  max: number,
  widthPx: number,
): LimitsBand {
  const x = (value: number) => limitX(value, max, widthPx)
  const { normal, peak, maximumSafe, danger } = limits
  const edges = [0, normal, peak, maximumSafe, Math.max(danger, maximumSafe), max]
  const zones = (['normal', 'peak', 'maximumSafe', 'untried', 'danger'] as const).map((zone, index): ZoneBox => {
    const [from, to] = [x(edges[index] ?? 0), x(edges[index + 1] ?? max)]
    const { heightPx: height } = zoneLooks[zone]
    return { zone, x: from, y: middlePx - height / 2, width: Math.max(0, to - from), height }
  })
  return {
    widthPx,
    heightPx: bandHeightPx,
    middleY: middlePx,
    zones: zones.filter(({ width }) => width > 0.5),
    edges: spreadOut(
      [
        { kind: 'normal' as const, value: normal },
        { kind: 'peak' as const, value: peak },
        { kind: 'maximumSafe' as const, value: maximumSafe },
        ...(failedAt === undefined || failedAt === maximumSafe ? [] : [{ kind: 'failed' as const, value: failedAt }]),
      ].map((edge) => ({ ...edge, x: x(edge.value), textX: x(edge.value) })),
      widthPx,
    ),
    ...(failedAt !== undefined && { failedX: x(failedAt) }),
  }
}

/** Where a value lies on an axis from 0 to `max`. */
export function limitX(value: number, max: number, widthPx: number): number {
  return Math.round((1 + (Math.min(value, max) / max) * (widthPx - 2)) * 10) / 10
}

/** How a zone is filled; `patternUrl` gives where the drawing has that pattern. */
export function zonePaint(zone: LimitZone, patternUrl: (name: PatternName) => string): Paint {
  const { color, pattern, opacity } = zoneLooks[zone]
  return {
    fill: pattern === undefined ? color : patternUrl(pattern),
    ...(zone !== 'normal' && { stroke: color }),
    ...(opacity !== undefined && { opacity }),
  }
}

/** Figures under the edges keep apart: from the left to the right, then back from the band's end. */
function spreadOut(edges: readonly LimitEdge[], widthPx: number): readonly LimitEdge[] {
  const half = ({ value, kind }: LimitEdge) =>
    ((String(Math.round(value)).length + (kind === 'failed' ? 10 : 0)) * letterPx) / 2
  const placed = [...edges]
  placed.forEach((edge, at) => {
    const before = placed[at - 1]
    const least = before === undefined ? half(edge) : before.textX + half(before) + half(edge) + apartPx
    placed[at] = { ...edge, textX: Math.max(edge.x, least) }
  })
  for (let at = placed.length - 1, most = widthPx; at >= 0; at -= 1) {
    const edge = placed[at]
    if (edge === undefined) continue
    placed[at] = { ...edge, textX: Math.min(edge.textX, most - half(edge)) }
    most = (placed[at]?.textX ?? 0) - half(edge) - apartPx
  }
  return placed
}

/** An axis from 0 that all bands share, a little longer than the highest value, with round ticks. */
export function limitsAxis(
  all: readonly { readonly limits: OperatingLimits; readonly failedAt?: number | undefined }[],
): {
  readonly max: number
  readonly ticks: readonly number[]
} {
  const highest = all.reduce(
    (most, { limits, failedAt = 0 }) => Math.max(most, limits.maximumSafe, limits.danger, failedAt),
    0,
  )
  const wanted = Math.max(1, highest * 1.1)
  const power = 10 ** Math.floor(Math.log10(wanted / 8))
  const step = [1, 2, 5, 10, 20].map((factor) => factor * power).find((one) => wanted / one <= 9) ?? wanted
  const max = Math.ceil(wanted / step) * step
  return { max, ticks: Array.from({ length: Math.round(max / step) + 1 }, (_, index) => index * step) }
}
