import type { CleanupStack } from '../cleanupStack.ts'
import type { Ports } from '../ports.ts'
import type { RunRecorder } from './runRecorder.ts'
import type { RunSpec } from './runSpec.ts'

/** What every step of a run works with. */
export interface RunParts {
  readonly spec: RunSpec
  readonly ports: Ports
  readonly recorder: RunRecorder
  /** Unwound when the run stops, whatever has happened. */
  readonly cleanup: CleanupStack
  readonly signal: AbortSignal
}
