import { readdir, readFile } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import { doubtBounds } from '../../../shared/analysis/judgeSecond.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { LoadTarget } from '../ports/loadGenerator.ts'
import type { GeneratorFacts } from './readFacts.ts'

export type OwnUse = Pick<LoadSlot, 'descriptorShare' | 'portShare'>

/**
 * What of this process's descriptors and of the ports towards `target` is taken now; without what the system does not say (other than Linux,
 * ports of IPv6). Files are read on Node's own threads, a directory of 5,000 descriptors in some ms.
 */
export async function ownUse(target: LoadTarget, facts: GeneratorFacts): Promise<OwnUse> {
  const [descriptorShare, portShare] = await Promise.all([openDescriptors(facts), takenPorts(target, facts)])
  return {
    ...(descriptorShare !== undefined && { descriptorShare }),
    ...(portShare !== undefined && { portShare }),
  }
}

async function openDescriptors({ descriptors }: GeneratorFacts): Promise<number | undefined> {
  if (descriptors === undefined) return undefined
  try {
    return (await readdir('/proc/self/fd')).length / descriptors
  } catch (error) {
    // To look takes a descriptor, too.
    return error instanceof Error && 'code' in error && error.code === 'EMFILE' ? 1 : undefined
  }
}

/**
 * Every TCP socket of the machine is counted first, which the kernel has at hand: only where these would be nearly all ports, its table is read
 * for those that lead to the target (28,000 lines of 150 bytes when all are).
 */
async function takenPorts({ host, port }: LoadTarget, { ephemeralPorts }: GeneratorFacts): Promise<number | undefined> {
  if (ephemeralPorts === undefined || !isIPv4(host)) return undefined
  const ports = ephemeralPorts.last - ephemeralPorts.first + 1
  const sockets = /^TCP: inuse (\d+) orphan \d+ tw (\d+)/m.exec(await read('/proc/net/sockstat'))
  if (sockets === null) return undefined
  const most = (Number(sockets[1]) + Number(sockets[2])) / ports
  if (most < doubtBounds.takenShare) return most
  const reuses = (await read('/proc/sys/net/ipv4/tcp_tw_reuse')).trim()
  // With 2, the default, ports of closed connections are taken again after a second on loopback; with 1 everywhere.
  const mayReuse = reuses === '1' || (reuses === '2' && host.startsWith('127.'))
  return connectionsTo(await read('/proc/net/tcp'), host, port, !mayReuse) / ports
}

/** Lines of the kernel's table whose remote end this is; `withClosed` also those that only keep their port for a minute. */
export function connectionsTo(table: string, host: string, port: number, withClosed: boolean): number {
  const bytes = host.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'))
  const end = `${bytes.toReversed().join('')}:${port.toString(16).padStart(4, '0')}`.toUpperCase()
  // After the local end, which is one of the same form, and before the state (06: TIME_WAIT).
  const lines = table.matchAll(new RegExp(` ${end} ([0-9A-F]{2}) `, 'g'))
  return [...lines].filter(([, state]) => withClosed || state !== '06').length
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return ''
  }
}
