/** A local address that accepts connections, and how many wait there to be accepted. */
export interface ListenQueue {
  readonly port: number
  readonly waiting: number
}

/**
 * The listening sockets that others can reach, of `/proc/<pid>/net/tcp` and `tcp6`, which stand before all others. For these, `rx_queue` is the number of
 * connections that wait to be accepted (`get_tcp4_sock` in net/ipv4/tcp_ipv4.c); the longest the queue may be is not in these files.
 */
export function listenQueues(text: string): ListenQueue[] {
  const queues: ListenQueue[] = []
  for (const line of text.split('\n').slice(1)) {
    const [, local = '', , state, queued = ''] = line.trim().split(/\s+/)
    if (state !== '0A') break
    // 127.x: nobody outside connects there, such as to the engine's own name server.
    if (/^[0-9A-F]{6}7F:/.test(local)) continue
    const port = Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16)
    const waiting = Number.parseInt(queued.slice(queued.indexOf(':') + 1), 16)
    if (Number.isFinite(port) && Number.isFinite(waiting)) queues.push({ port, waiting })
  }
  return queues
}

/** A value of `/proc/<pid>/net/netstat`, which has a line of names before each line of values. */
export function netstatValue(text: string, name: string): number | undefined {
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const column = line.split(' ').indexOf(name)
    if (column < 0) continue
    const value = Number(lines[index + 1]?.split(' ')[column])
    return Number.isFinite(value) ? value : undefined
  }
  return undefined
}
