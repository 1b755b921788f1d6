import type { LogSign } from '../../domain/counters.ts'

/** The words by which a line of a log was recognised; each program’s own. */
const decisive: Readonly<Record<LogSign, RegExp>> = {
  connectionsReused: /worker_connections are not enough, reusing connections/i,
  connectionsExhausted: /\d* ?worker_connections are not enough/i,
  upstreamTimedOut: /upstream timed out/i,
  upstreamRefused: /connection refused/i,
  upstreamReset: /upstream prematurely closed connection|connection reset by peer/i,
  upstreamUnreachable: /(?:no route to host|host is unreachable|network is unreachable)/i,
  noLiveUpstreams: /no live upstreams/i,
  tooManyOpenFiles: /too many open files/i,
  workerTimeout: /WORKER TIMEOUT/i,
  workerKilled: /was sent SIG\w+|Worker exiting/i,
  tooManyClients: /sorry, too many clients already|remaining connection slots are reserved/i,
  poolTimeout: /QueuePool limit|timeout expired|PoolTimeout|couldn't get a connection/i,
  outOfMemory: /out of memory|oom|MemoryError/i,
  traceback: /Traceback|[A-Z]\w+(?:Error|Exception)\b/,
}

/** A line in pieces, those that decide apart. A line without them is one piece. */
export function decisiveWords(
  line: string,
  sign: LogSign,
): readonly { readonly text: string; readonly decides: boolean }[] {
  const found = decisive[sign].exec(line)
  if (found === null) return [{ text: line, decides: false }]
  const end = found.index + found[0].length
  return [
    { text: line.slice(0, found.index), decides: false },
    { text: found[0], decides: true },
    { text: line.slice(end), decides: false },
  ].filter(({ text }) => text !== '')
}
