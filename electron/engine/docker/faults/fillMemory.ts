import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { type FaultTarget, refused, type UndoFault } from './faultTarget.ts'
import { heldIn } from './heldIn.ts'

/**
 * `tail` keeps the last bytes of its input in memory for as long as the input has no end.
 *
 * When the container's limit is reached the kernel ends the process with the most memory, which would be this `tail`, and nothing would have
 * happened to the application. So first all other processes are made the preferred victims (1000, the most); the kernel then takes the largest of them, as
 * with a leak. Raising one's own score needs no privilege, and lowering it to what it was neither.
 */
const script = `
score() {
  for d in /proc/[0-9]*; do
    [ "$d" = "/proc/$$" ] || [ "$(cat "$d/oom_score_adj" 2>/dev/null)" != "$1" ] || echo "$2" > "$d/oom_score_adj" || [ ! -e "$d" ] || return 1
  done
}
score 0 1000 || exit 1
exec 3<&0
echo ready
{ head -c "$1" /dev/zero; read -r _ <&3; } | tail -c "$1" > /dev/null
score 1000 0
`

/** Memory of no use within the container's own limit. What does not fit costs one of its other processes its life, as the kernel chooses. */
export async function fillMemory(
  action: Extract<FaultAction, { kind: 'memory' }>,
  target: FaultTarget,
  signal: AbortSignal,
): Promise<UndoFault> {
  if (target.memoryLimitBytes === 0) throw refused(action, { kind: 'noMemoryLimit', container: target.name })
  return heldIn(action, target, script, [String(action.bytes)], signal)
}
