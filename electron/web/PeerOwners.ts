import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { release } from 'node:os'
import { ownerOf } from './ownerOf.ts'
import { SocketTable } from './SocketTable.ts'

const tables = { ipv4: '/proc/net/tcp', mapped: '/proc/net/tcp6' }

/** Whose program is at the other end of a connection of this machine. */
export class PeerOwners {
  readonly #ipv4 = new SocketTable(tables.ipv4)
  readonly #mapped = new SocketTable(tables.mapped)

  /** Undefined when it is nobody's, or cannot be found out. */
  async ownerOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): Promise<number | undefined> {
    if (remoteAddress === undefined || remotePort === undefined) return undefined
    if (localAddress === undefined || localPort === undefined) return undefined
    const peer = { address: remoteAddress, port: remotePort }
    const own = { address: localAddress, port: localPort }
    // The list is read in pieces: one that stands in it can be passed over when others go in between.
    for (const table of [this.#ipv4, this.#mapped, this.#ipv4]) {
      const owner = ownerOf(await table.read().catch(() => ''), peer, own)
      if (owner !== undefined) return owner
    }
    return undefined
  }
}

/**
 * Whether this system tells: macOS and Windows do not, and a Linux inside Windows connects us to Windows' browsers through a relay of
 * root's. Asked once, at the start: whoever makes the list unreadable later keeps themselves out.
 */
export function tellsPeerOwners(platform: NodeJS.Platform = process.platform, kernel = release()): boolean {
  if (platform !== 'linux' || /microsoft/i.test(kernel)) return false
  try {
    return readFileSync(tables.ipv4).length > 0
  } catch {
    return false
  }
}
