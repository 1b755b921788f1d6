import type { Finding, FindingRule } from '../../../domain/diagnosis.ts'
import type { Fault } from '../../../domain/fault.ts'
import { evidenceOf, type Shown } from './evidenceOf.ts'
import type { Grounds } from './grounds.ts'
import { rulesOutOf } from './ruledOut.ts'
import type { Span } from './spans.ts'
import { spreadMarks } from './spreadMarks.ts'

export interface Cause extends Span {
  readonly rule: FindingRule
  /** Independent kinds of evidence that agree: none is low confidence, one medium, two or more high. */
  readonly kinds: readonly (boolean | undefined)[]
  /** Whose fault it is; several when all of them have it. */
  readonly of: readonly string[]
  /** What is not known is left out. */
  readonly figures: Readonly<Record<string, number | undefined>>
  readonly shown: Shown
  readonly advice?: Finding['advice']
  /** It is true, and too little to be why anything else was found: it rules out nothing. */
  readonly isMinor?: boolean
  readonly query?: string
  /** That was injected and did it. */
  readonly fault?: Fault | undefined
}

/** A rule’s word with its evidence around it. */
export function toFinding(grounds: Grounds, cause: Cause): Finding {
  const { rule, kinds, of, figures, shown, advice = [], isMinor = false, query, fault } = cause
  const span = { fromMs: Math.round(cause.fromMs), toMs: Math.round(Math.max(cause.fromMs, cause.toMs)) }
  const agreeing = kinds.filter((kind) => kind === true).length
  const [only] = of
  return {
    rule,
    confidence: agreeing >= 2 ? 'high' : agreeing === 1 ? 'medium' : 'low',
    ...(of.length === 1 && only !== undefined && { container: only }),
    ...span,
    figures: Object.fromEntries(
      Object.entries({ ...figures, ...(fault && { byFault: 1, faultAtMs: fault.atMs }) }).flatMap(([name, value]) =>
        value === undefined || !Number.isFinite(value) ? [] : [[name, Number(value.toPrecision(5))]],
      ),
    ),
    evidence: evidenceOf(grounds, span, shown),
    marks: spreadMarks(grounds, of, span),
    rulesOut: isMinor ? [] : [...rulesOutOf(rule)],
    advice: [...advice],
    ...(query !== undefined && { query }),
    ...(fault && { fault }),
  }
}
