import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** What the machine allows this process; undefined where the system does not say. */
export interface GeneratorFacts {
  /** Soft limit of open descriptors. Node raises it to the hard limit when it starts. */
  readonly descriptors?: number
  readonly ephemeralPorts?: { readonly first: number; readonly last: number }
  /** What this process can still have, by the machine and by the limits of its container. */
  readonly freeMemoryBytes?: number
  /** That this process may use. */
  readonly cores?: number
}

/** Descriptors and ports on Linux only, from /proc. */
export function readFacts(): GeneratorFacts {
  const soft = /^Max open files\s+(\d+)/m.exec(read('/proc/self/limits'))?.[1]
  const [first, last] = read('/proc/sys/net/ipv4/ip_local_port_range').trim().split(/\s+/).map(Number)
  return {
    ...(soft !== undefined && { descriptors: Number(soft) }),
    ...(first !== undefined && last !== undefined && { ephemeralPorts: { first, last } }),
    freeMemoryBytes: process.availableMemory(),
    cores: availableParallelism(),
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
