import type { DockerAttempt } from '../../../shared/domain/failure.ts'
import { NoWayThere } from './observe/SshStream.ts'

export type Refusal = Pick<DockerAttempt, 'reason' | 'message' | 'ssh'>

/** Why a socket could not be asked, from the system's error code. */
export function toReason(error: unknown): Refusal {
  if (error instanceof NoWayThere) return { reason: 'other', message: error.message, ssh: error.problem }
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOENT') return { reason: 'missing', message: 'there is no such socket' }
  if (code === 'EACCES' || code === 'EPERM') return { reason: 'denied', message: 'this user may not open the socket' }
  if (code === 'ECONNREFUSED') return { reason: 'refused', message: 'nothing listens there' }
  return { reason: 'other', message: error instanceof Error ? error.message : String(error) }
}
