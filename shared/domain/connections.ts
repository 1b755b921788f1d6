import type { ConnectionPolicy } from './load.ts'

/** A connection policy as people write it and files keep it. */
export type ConnectionsText = 'perUser' | 'fresh' | `shared:${number}`

/** Undefined for anything else. `per-user`, as options are written, is `perUser`. */
export function toConnectionsText(written: string): ConnectionsText | undefined {
  if (written === 'per-user' || written === 'perUser') return 'perUser'
  if (written === 'fresh') return 'fresh'
  const count = /^shared:([1-9]\d{0,5})$/.exec(written)?.[1]
  return count === undefined ? undefined : `shared:${Number(count)}`
}

export function toConnectionPolicy(text: ConnectionsText): ConnectionPolicy {
  if (text === 'perUser' || text === 'fresh') return { kind: text }
  return { kind: 'shared', count: Number(text.slice('shared:'.length)) }
}
