import type { ComparisonEvent, RunEvent } from '../../../shared/domain/events.ts'

/** Shows a comparison under way; one for terminals that can redraw, one for files and pipes. */
export interface ProgressReporter {
  runEvent(event: RunEvent): void
  comparisonEvent(event: ComparisonEvent): void
  /** Resolves when the last line is drawn. */
  close(): Promise<void>
}
