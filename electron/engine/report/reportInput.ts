import type { RunView } from '../../../shared/charts/runView.ts'
import type { DatabaseFacts } from '../../../shared/domain/databaseSchema.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'

/** What a run left behind besides its figures, short enough to print. */
export interface ReportEvidence {
  /** Of a run whose result has none, because it was made before results had any. */
  readonly database?: DatabaseFacts
  /** Lines of containers' logs that speak of trouble, oldest first. */
  readonly logs: readonly { readonly container: string; readonly lines: readonly string[] }[]
}

/** One run of the comparison, as `readReportRun` reads it from its folder. */
export interface ReportRun {
  readonly manifest: RunManifest
  readonly view: RunView
  readonly evidence: ReportEvidence
}

/** A single run is reported as a comparison of one. */
export interface ReportInput {
  readonly comparison: Comparison
  /** Matched by `manifest.id` to `comparison.runs`; a run that is not here is reported without curves and excerpts. */
  readonly runs: readonly ReportRun[]
  readonly language: Language
  /** ISO 8601. The only thing in which two reports of the same comparison differ. */
  readonly printedAt: string
  /** IANA name that dates are shown in, and named with; absent: UTC. */
  readonly timeZone?: string
}
