import type { Finding } from '../../../domain/diagnosis.ts'
import { hurtful } from './clients.ts'
import type { Grounds } from './grounds.ts'
import { logLines } from './logLines.ts'
import { isIn, type Span, spansOf, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

const fullFrom = 0.97

/** A process could open no more files or connections: `Too many open files` in its log, or its descriptors at their limit while clients suffered. */
export function descriptorExhaustion(grounds: Grounds): Finding[] {
  return grounds.manifest.containers.flatMap(({ name }) => {
    const lines = logLines(grounds, ['tooManyOpenFiles'], [name])
    const limit = grounds.valuesOf(name, 'openFilesLimit').at(-1)?.value
    const full = limit === undefined ? undefined : fullSpan(grounds, name, limit)
    const span = wholeSpan([lines, full].filter((one) => one !== undefined))
    if (span === undefined) return []
    const open = grounds.valuesOf(name, 'openFiles').flatMap(({ atMs, value }) => (isIn(span, atMs) ? [value] : []))
    const highest = open.length === 0 ? undefined : Math.max(...open)
    return [
      toFinding(grounds, {
        rule: 'descriptorExhaustion',
        ...span,
        of: [name],
        // Descriptors come and go within a second: one look at the limit agrees with the log.
        kinds: [lines !== undefined, limit !== undefined && (highest ?? 0) >= fullFrom * limit],
        figures: {
          lines: lines?.count,
          openFiles: highest,
          openFilesLimit: limit,
        },
        shown: { counters: [[name, 'openFiles']], signs: ['tooManyOpenFiles'], of: [name] },
      }),
    ]
  })
}

function fullSpan(grounds: Grounds, container: string, limit: number): Span | undefined {
  return hurtful(
    grounds,
    spansOf(grounds.valuesOf(container, 'openFiles'), ({ value }) => value >= fullFrom * limit),
  )
}
