import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'

/** Why a run was not measured, above what there is of it. */
export function RunFailure({ run }: { readonly run: LiveRun | undefined }) {
  return run?.outcome?.kind === 'failed' ? <FailureBox failure={run.outcome.failure} /> : null
}
