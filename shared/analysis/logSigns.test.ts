import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CounterReading, counterNames, type LogReading, type LogSign } from '../domain/counters.ts'
import { keptLine, logSignOf } from './logSigns.ts'

/** As the programs wrote them: Nginx 1.26, Gunicorn 23, PostgreSQL 17, Redis 8, Linux 6, drivers of Python and Node. */
const lines: readonly (readonly [LogSign | undefined, string])[] = [
  [
    'connectionsReused',
    '2026/11/22 01:40:21 [warn] 15#15: 1024 worker_connections are not enough, reusing connections',
  ],
  [
    'connectionsExhausted',
    '2026/11/22 01:40:22 [alert] 15#15: *2186 1024 worker_connections are not enough while connecting to upstream, client: 198.19.5.1, server: , request: "GET /stores HTTP/1.1", upstream: "http://198.19.5.12:8000/stores", host: "198.19.5.13:80"',
  ],
  ['connectionsExhausted', '2026/11/22 01:40:22 [alert] 15#15: 1024 worker_connections are not enough'],
  [
    'upstreamTimedOut',
    '2026/11/22 01:41:22 [error] 15#15: *7 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 198.19.5.1, server: , request: "GET / HTTP/1.1", upstream: "http://198.19.5.12:8000/", host: "a"',
  ],
  [
    'upstreamTimedOut',
    '2026/11/22 01:41:22 [error] 15#15: *7 upstream timed out (110: Connection timed out) while connecting to upstream, client: 198.19.5.1',
  ],
  [
    'upstreamRefused',
    '2026/11/22 01:41:22 [error] 15#15: *7 connect() failed (111: Connection refused) while connecting to upstream, client: 198.19.5.1',
  ],
  [
    'upstreamUnreachable',
    '2026/11/22 01:41:22 [error] 15#15: *7 connect() failed (113: Host is unreachable) while connecting to upstream, client: 198.19.5.1',
  ],
  [
    'upstreamUnreachable',
    '2026/11/22 01:41:22 [error] 15#15: *7 connect() failed (113: No route to host) while connecting to upstream, client: 198.19.5.1',
  ],
  [
    'upstreamReset',
    '2026/11/22 01:41:22 [error] 15#15: *7 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 198.19.5.1',
  ],
  [
    'upstreamReset',
    '2026/11/22 01:41:22 [error] 15#15: *7 upstream prematurely closed connection while reading response header from upstream, client: 198.19.5.1',
  ],
  [
    'noLiveUpstreams',
    '2026/11/22 01:41:22 [error] 15#15: *7 no live upstreams while connecting to upstream, client: 198.19.5.1',
  ],
  // The client went away: nothing about the upstream.
  [
    undefined,
    '2026/11/22 01:41:22 [info] 15#15: *7 recv() failed (104: Connection reset by peer) while reading client request line, client: 198.19.5.1',
  ],
  ['tooManyOpenFiles', '2026/11/22 01:41:22 [crit] 15#15: accept4() failed (24: Too many open files)'],
  [
    'tooManyOpenFiles',
    '2026/11/22 01:41:22 [alert] 15#15: *7 socket() failed (24: Too many open files) while connecting to upstream',
  ],
  ['tooManyOpenFiles', "OSError: [Errno 24] Too many open files: '/proc/self/stat'"],
  ['workerTimeout', '[2026-11-22 01:41:22 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:25)'],
  ['workerKilled', '[2026-11-22 01:41:22 +0000] [1] [ERROR] Worker (pid:25) was sent SIGKILL! Perhaps out of memory?'],
  ['workerKilled', '[2026-11-22 01:41:23 +0000] [1] [ERROR] Worker (pid:25) was sent SIGABRT!'],
  [undefined, '[2026-11-22 01:41:23 +0000] [1] [ERROR] Worker (pid:25) was sent SIGTERM!'],
  [undefined, '[2026-11-22 01:41:23 +0000] [1] [INFO] Worker exiting (pid: 25)'],
  ['workerKilled', '2026-11-22 01:41:23.120 UTC [1] LOG:  server process (PID 34) was terminated by signal 9: Killed'],
  ['workerKilled', '2026-11-22 01:41:23.120 UTC [1] LOG:  client backend (PID 34) was terminated by signal 9: Killed'],
  ['tooManyClients', '2026-11-22 01:41:23.120 UTC [77] FATAL:  sorry, too many clients already'],
  [
    'tooManyClients',
    '2026-11-22 01:41:23.120 UTC [77] FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute',
  ],
  [
    'tooManyClients',
    '[2026-11-22 01:41:23 +0000] [25] [WARNING] database: unavailable, 3 times: TooManyConnectionsError: sorry, too many clients already',
  ],
  ['poolTimeout', '[2026-11-22 01:41:23 +0000] [33] [WARNING] database: unavailable, 10 times: TimeoutError: '],
  ['poolTimeout', "psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec"],
  [
    'poolTimeout',
    'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00',
  ],
  ['outOfMemory', 'Memory cgroup out of memory: Killed process 4711 (python3) total-vm:900000kB, anon-rss:500000kB'],
  ['outOfMemory', '2026-11-22 01:41:23.120 UTC [77] ERROR:  out of memory'],
  ['outOfMemory', "MISCONF: OOM command not allowed when used memory > 'maxmemory'."],
  ['outOfMemory', 'MemoryError'],
  ['outOfMemory', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  [
    undefined,
    '1:C 22 Nov 2026 01:41:23.120 # WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition.',
  ],
  ['traceback', 'Traceback (most recent call last):'],
  ['traceback', '  + Exception Group Traceback (most recent call last):'],
  // Somebody asks for such a path: an access log is no traceback.
  [undefined, 'INFO:     198.19.5.1:4711 - "GET /?q=Traceback%20(most%20recent%20call%20last): HTTP/1.1" 200 OK'],
  [undefined, '2026-11-22 01:40:02.464 UTC [1] LOG:  database system is ready to accept connections'],
  [undefined, ''],
]

test.each(lines)('%s: %s', (sign, line) => {
  expect(logSignOf(line)).toBe(sign)
})

test.each([
  ['2026/11/22 01:40:21 [warn] 15#15: text', '[warn] 15#15: text'],
  ['[2026-11-22 01:41:22 +0000] [1] [CRITICAL] WORKER', '[1] [CRITICAL] WORKER'],
  ['2026-11-22 01:41:23.120 UTC [77] FATAL:  sorry', '[77] FATAL:  sorry'],
  ['1:M 22 Nov 2026 01:30:00.123 # text', '1:M # text'],
  ['a\u001b[31mred\u001b[0m\u0000b\r', 'a red b'],
  ['Traceback (most recent call last):', 'Traceback (most recent call last):'],
])('%j is kept as %j', (line, kept) => {
  expect(keptLine(line)).toBe(kept)
})

test('a kept line is never longer than 400 characters, however long it was', () => {
  expect(keptLine('x'.repeat(5_000_000))).toHaveLength(400)
})

const folder = join(import.meta.dirname, '../testing/signals')
const recorded = <T>(end: string): T[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as T)

test('recorded lines still say what they said when they were recorded', () => {
  const logs = recorded<LogReading>('.logs.ndjson')
  expect(new Set(logs.map(({ sign }) => sign))).toContain('connectionsExhausted')
  for (const { line, sign } of logs) expect(logSignOf(line)).toBe(sign)
  const names = recorded<CounterReading>('.counters.ndjson').flatMap(({ values }) => Object.keys(values))
  expect(counterNames).toEqual(expect.arrayContaining([...new Set(names)]))
})
