import { type ClientWorld, Http1Client } from './http1/Http1Client.ts'

/** Who waits for a connection. */
export interface ClientTaker {
  onClient(client: Http1Client): void
}

/** Where a request gets its connection from. */
export interface ClientSource {
  /** Calls `onClient` at once, or when a connection is free. */
  take(taker: ClientTaker): void
  /** No longer waits. */
  cancel(taker: ClientTaker): void
  giveBack(client: Http1Client): void
  /** Closes a connection of one's own; nothing is under way on it. */
  close(): void
}

/** A connection of one's own. */
export function ownClient(world: ClientWorld): ClientSource {
  const client = new Http1Client(world)
  return {
    take: (taker) => taker.onClient(client),
    cancel: () => undefined,
    giveBack: () => undefined,
    close: () => client.close(),
  }
}

/** `count` connections for all; who finds none free waits, first come, first served. */
export function sharedClients(world: ClientWorld, count: number): ClientSource & { closeAll(): void } {
  const idle = Array.from({ length: count }, () => new Http1Client(world))
  const all = [...idle]
  const waiting = new Set<ClientTaker>()
  return {
    take(taker) {
      const client = idle.pop()
      if (client === undefined) waiting.add(taker)
      else taker.onClient(client)
    },
    cancel: (taker) => void waiting.delete(taker),
    giveBack(client) {
      const [next] = waiting
      if (next === undefined) {
        idle.push(client)
        return
      }
      waiting.delete(next)
      next.onClient(client)
    },
    close: () => undefined,
    closeAll() {
      for (const client of all) client.close()
    },
  }
}
