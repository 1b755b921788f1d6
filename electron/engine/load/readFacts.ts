import { readFileSync } from 'node:fs'

/** What the machine allows this process; undefined where the system does not say. */
export interface GeneratorFacts {
  /** Soft limit of open descriptors. Node raises it to the hard limit when it starts. */
  readonly descriptors?: number
  readonly ephemeralPorts?: { readonly first: number; readonly last: number }
}

/** On Linux, from /proc. */
export function readFacts(): GeneratorFacts {
  const soft = /^Max open files\s+(\d+)/m.exec(read('/proc/self/limits'))?.[1]
  const [first, last] = read('/proc/sys/net/ipv4/ip_local_port_range').trim().split(/\s+/).map(Number)
  return {
    ...(soft !== undefined && { descriptors: Number(soft) }),
    ...(first !== undefined && last !== undefined && { ephemeralPorts: { first, last } }),
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
