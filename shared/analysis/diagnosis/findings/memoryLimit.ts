import type { Finding } from '../../../domain/diagnosis.ts'
import { faultDuring } from '../faultSpans.ts'
import { moreMemory } from './advice.ts'
import { hurtful } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { isIn, meanOf, partsOf, type Span, spansOf } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the limit, without the page cache: what is left is too little for one more worker’s burst. */
const fullFrom = 90

/** From so many bytes a second on, and so many times those of before, a container reads again what it had no room to keep. */
const rereadFrom = 1e6
const rereadTimes = 4
const beforeMs = 10_000

/**
 * A container’s memory stayed at its limit while clients suffered, and nothing was killed for it. Full alone slows nobody down: that the kernel takes memory back
 * shows in its own count, which stays 0 on some kernels, or in files that are read from the disk anew.
 */
export function memoryLimit(grounds: Grounds): Finding[] {
  return grounds.manifest.containers.flatMap(({ name }) => {
    const span = hurtful(
      grounds,
      spansOf(grounds.readingsOf(name), ({ memoryOfLimitPercent = 0 }) => memoryOfLimitPercent >= fullFrom),
    )
    if (span === undefined) return []
    const within = grounds.readingsOf(name).filter(({ atMs }) => isIn(span, atMs))
    const [highest] = within.toSorted((a, b) => b.memoryBytes - a.memoryBytes)
    const hits = grounds.valuesOf(name, 'memoryLimitHitsTotal').filter(({ atMs }) => isIn(span, atMs))
    const hitsPerS = Math.max(0, ...hits.map(({ value }) => value))
    const rereads = partsOf([span]).flatMap((part) => rereading(grounds, name, part) ?? [])
    const reread = rereads.length === 0 ? undefined : Math.max(...rereads)
    const isPressed = hitsPerS > 0 || reread !== undefined
    const fault = faultDuring(grounds.events, name, span, ['memory'])
    return [
      toFinding(grounds, {
        rule: 'memoryLimit',
        ...span,
        of: [name],
        kinds: isPressed ? [true, true] : [],
        figures: {
          memoryBytes: highest?.memoryBytes,
          memoryOfLimitPercent: highest?.memoryOfLimitPercent,
          limitHitsPerS: hits.length === 0 ? undefined : hitsPerS,
          rereadBytes: reread,
        },
        shown: {
          counters: [
            [name, 'memoryBytes'],
            [name, 'memoryLimitHitsTotal'],
          ],
          signs: ['outOfMemory'],
          of: [name],
        },
        fault,
        advice: fault === undefined ? moreMemory(grounds, name) : [],
      }),
    ]
  })
}

/** Bytes a second from the disk; undefined where it read about as much before. */
function rereading({ readingsOf }: Grounds, container: string, span: Span): number | undefined {
  const read = (from: number, to: number) =>
    meanOf(
      readingsOf(container).flatMap(({ atMs, intervalMs, diskReadBytes }) =>
        diskReadBytes === undefined || atMs < from || atMs >= to ? [] : [(diskReadBytes * 1000) / intervalMs],
      ),
    ) ?? 0
  const now = read(span.fromMs, span.toMs)
  return now >= rereadFrom && now >= rereadTimes * read(span.fromMs - beforeMs, span.fromMs) ? now : undefined
}
