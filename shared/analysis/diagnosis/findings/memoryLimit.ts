import type { Finding } from '../../../domain/diagnosis.ts'
import { moreMemory } from './advice.ts'
import { hurtful } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { faultBefore } from './losses.ts'
import { isIn, spansOf } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Of the limit, without the page cache: what is left is too little for one more worker’s burst. */
const fullFrom = 90

/** A container’s memory stayed at its limit while clients suffered, and nothing was killed for it. */
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
    // Memory that is full, and never had to be taken back, slows nobody down.
    if (hits.length > 0 && hitsPerS === 0) return []
    const fault = faultBefore(grounds, name, span.fromMs, ['memory'])
    return [
      toFinding(grounds, {
        rule: 'memoryLimit',
        ...span,
        of: [name],
        kinds: [true, hitsPerS > 0],
        figures: {
          memoryBytes: highest?.memoryBytes,
          memoryOfLimitPercent: highest?.memoryOfLimitPercent,
          limitHitsPerS: hits.length === 0 ? undefined : hitsPerS,
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
