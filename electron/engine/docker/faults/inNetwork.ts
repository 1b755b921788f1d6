import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { type FaultTarget, refused } from './faultTarget.ts'

const run = promisify(execFile)
/** Root's tools are not in everybody's path; and no language but English in what they say. */
const PATH = '/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin'

/**
 * Runs one of this machine's tools in the network namespace of the container: images have neither `tc` nor `iptables`, and a capability that they
 * would need is not given to any. Throws `PalierError` faultRefused where that cannot be, and with the kernel's own words when the tool fails.
 */
export async function inNetwork(
  action: FaultAction,
  { connection, pid }: Pick<FaultTarget, 'connection' | 'pid'>,
  part: string,
  [tool = '', ...args]: readonly string[],
): Promise<string> {
  if (connection.facts.path !== 'bridge') throw refused(action, { kind: 'elsewhere' })
  if (process.getuid?.() !== 0) throw refused(action, { kind: 'notRoot' })
  try {
    const { stdout } = await run('nsenter', [`--net=/proc/${pid}/ns/net`, tool, ...args], {
      timeout: 10_000,
      env: { PATH },
    })
    return stdout
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string }
    if (code === 'ENOENT') throw refused(action, { kind: 'noTool', tool: 'nsenter' }, error)
    if (/failed to execute/i.test(stderr)) throw refused(action, { kind: 'noTool', tool }, error)
    const message = stderr.trim() === '' ? String(error) : stderr.trim()
    throw refused(action, { kind: 'noKernelPart', part, message }, error)
  }
}
