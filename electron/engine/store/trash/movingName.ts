import { randomBytes } from 'node:crypto'
import type { Host } from '../../ports/host.ts'

type Mover = ReturnType<Host['self']>

/** `.moving-812=1234567=<id>.9f3c12aa`: whose work it is can be told without opening it. An encoded start holds no `=`. */
export function movingName(id: string, { pid, startedAt }: Mover): string {
  return `.moving-${pid}=${encodeURIComponent(startedAt)}=${id}.${randomBytes(4).toString('hex')}`
}

/** Undefined for every other name. */
export function moverOf(name: string): Mover | undefined {
  const [, pid, startedAt] = /^\.moving-(\d+)=([^=]*)=/.exec(name) ?? []
  if (pid === undefined || startedAt === undefined) return undefined
  try {
    return { pid: Number(pid), startedAt: decodeURIComponent(startedAt) }
  } catch {
    return undefined
  }
}
