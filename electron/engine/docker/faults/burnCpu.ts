import type { FaultAction } from '../../../../shared/domain/fault.ts'
import type { FaultTarget, UndoFault } from './faultTarget.ts'
import { heldIn } from './heldIn.ts'

/**
 * Its children are this shell's own, so that no process id is ever looked for. The trap is for a shell that cannot fork any more. It waits for them:
 * left behind they would be the first process's to bury, and Gunicorn takes every such death for a worker's, for want of memory.
 */
const script = `
pids=
trap 'kill -9 $pids 2>/dev/null; wait' EXIT
n=$1
while [ "$n" -gt 0 ]; do
  (while :; do :; done) &
  pids="$pids $!"
  n=$((n - 1))
done
echo ready
read -r _
`

/** So many processes of the container that never wait; its own limits hold for them as for its other processes. */
export async function burnCpu(
  action: Extract<FaultAction, { kind: 'cpu' }>,
  target: FaultTarget,
  signal: AbortSignal,
): Promise<UndoFault> {
  return heldIn(action, target, script, [String(action.processes)], signal)
}
