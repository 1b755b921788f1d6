import type { LogSign } from '../domain/counters.ts'

/**
 * Programs' own words, in the order in which they are looked for: a line has one sign. As much of the wording as always stays the same
 * is asked for, so that an access log that quotes a path is no sign. The real lines are in logSigns.test.ts.
 */
const patterns: readonly (readonly [LogSign, RegExp])[] = [
  // Nginx, ngx_connection.c: it recycles idle connections, then it has none left.
  ['connectionsReused', /\[warn\] .*\bworker_connections are not enough, reusing connections/],
  ['connectionsExhausted', /\[alert\] .*\bworker_connections are not enough/],
  ['tooManyOpenFiles', /Too many open files|\bout of file descriptors\b/],
  // Nginx about its upstreams.
  ['noLiveUpstreams', /\[error\] .*\bno live upstreams while connecting to upstream/],
  ['upstreamTimedOut', /\[error\] .*\bupstream timed out \(/],
  ['upstreamRefused', /\[error\] .*\(111: [^)]*\) while connecting to upstream/],
  ['upstreamUnreachable', /\[error\] .*\((?:101|113): [^)]*\) while connecting to upstream/],
  [
    'upstreamReset',
    /\[error\] .*(?:\b(?:recv|send|sendfile|writev)\(\) failed \((?:104|32): [^)]*\) while (?:reading|sending)[^,]* upstream|\bupstream prematurely closed connection\b)/,
  ],
  // Gunicorn, arbiter.py. A worker that is asked to stop says SIGTERM, SIGINT or SIGQUIT.
  ['workerTimeout', /\[CRITICAL\] WORKER TIMEOUT \(pid:\d+\)/],
  [
    'workerKilled',
    /\bWorker \(pid:\d+\) was sent (?!SIG(?:TERM|INT|QUIT)\b)(?:SIG|code )|\(PID \d+\) was terminated by signal \d+/,
  ],
  // PostgreSQL, postinit.c, and the drivers that repeat it.
  [
    'tooManyClients',
    /\bsorry, too many clients already\b|\bremaining connection slots are reserved for\b|\btoo many connections for (?:role|database) "/,
  ],
  [
    'poolTimeout',
    /\bQueuePool limit of size \d+ overflow -?\d+ reached, connection timed out\b|\bPoolTimeout\b|\bdatabase: unavailable, \d+ times: TimeoutError\b|\btimeout exceeded when trying to connect\b/,
  ],
  [
    'outOfMemory',
    /\bout of memory: Killed process \d+|\boom-kill:|\binvoked oom-killer:|^\s*MemoryError\b|\b(?:ERROR|FATAL): {2}out of memory\b|\bOOM command not allowed when used memory\b|\bCannot allocate memory\b|\bJavaScript heap out of memory\b/i,
  ],
  ['traceback', /^[\s|+]*(?:Exception Group )?Traceback \(most recent call last\):/],
]

/** What a log line says; undefined for one that says nothing of the kind. */
export function logSignOf(line: string): LogSign | undefined {
  return patterns.find(([, pattern]) => pattern.test(line))?.[0]
}

const keptLength = 400
/** At a line's beginning: Nginx, Gunicorn, PostgreSQL, and Redis, which has its process before it. */
const ownTime =
  /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d |\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] |\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \w+ |(\d+:[A-Z] )\d\d \w{3} \d{4} \d\d:\d\d:\d\d\.\d+ )/

/** A line as it is kept: without its program's time, colours and control characters, at most 400 characters. */
export function keptLine(line: string): string {
  // A line of megabytes must not be searched whole.
  const plain = line.slice(0, 4 * keptLength).replaceAll(/(?:\p{Cc}\[[\d;]*m|\p{Cc})+/gu, ' ')
  return plain.replace(ownTime, '$1').trim().slice(0, keptLength)
}
