import { expect, test } from 'vitest'
import type { LogClass } from '../domain/logLine.ts'
import { logClassOf, logKindOf } from './logClasses.ts'

/** As the programs write them, without the engine's time. */
const lines: readonly (readonly [LogClass | undefined, string])[] = [
  // The product's own API of the small-server study, and the catalogue's.
  ['slow', '2026-11-22T01:41:23.120Z WARN slow request GET /api/v1/units 812 ms'],
  ['slow', 'WARN slow query 412 ms: SELECT id FROM units'],
  ['error', '2026-11-22T01:41:23.120Z ERROR GET /api/v1/units: connection terminated'],
  [undefined, '2026-11-22T01:41:23.120Z INFO listening on 8000'],
  ['warn', '[2026-11-22 01:41:23 +0000] [25] [WARNING] database: unavailable, 3 times: TimeoutError: '],
  ['error', '[2026-11-22 01:41:22 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:25)'],
  [undefined, '[2026-11-22 01:41:22 +0000] [1] [INFO] Booting worker with pid: 25'],
  // PostgreSQL.
  ['error', '2026-11-22 01:41:23.120 UTC [77] FATAL:  sorry, too many clients already'],
  ['error', '2026-11-22 01:41:23.120 UTC [77] ERROR:  duplicate key value violates unique constraint "units_pkey"'],
  ['warn', '2026-11-22 01:41:23.120 UTC [77] WARNING:  there is already a transaction in progress'],
  ['slow', '2026-11-22 01:41:23.120 UTC [77] LOG:  duration: 812.113 ms  statement: SELECT 1'],
  [undefined, '2026-11-22 01:41:23.120 UTC [1] LOG:  database system is ready to accept connections'],
  // Nginx: its access log quotes what was asked for.
  ['warn', '2026/11/22 01:40:21 [warn] 15#15: 1024 worker_connections are not enough, reusing connections'],
  ['error', '2026/11/22 01:40:22 [alert] 15#15: 1024 worker_connections are not enough'],
  ['error', '2026/11/22 01:41:22 [error] 15#15: *7 connect() failed (111: Connection refused)'],
  [undefined, '198.19.5.1 - - [22/Nov/2026:01:41:22 +0000] "GET /ERROR/slow HTTP/1.1" 200 5 "-" "WARN"'],
  // HAProxy, Caddy, Traefik, Redis, pino.
  ['warn', '[WARNING]  (8) : Server api/api-1 is DOWN, reason: Layer4 timeout'],
  ['error', '[ALERT]    (8) : backend api has no server available!'],
  ['error', '{"level":"error","ts":1763775683.1,"logger":"http.log.error","msg":"dial tcp: connection refused"}'],
  ['warn', '{"level":"warn","ts":1763775683.1,"msg":"no certificate"}'],
  [undefined, '{"level":"info","msg":"handled request","uri":"/error?slow=ERROR"}'],
  ['slow', '{"level":"info","msg":"slow request","ms":812}'],
  ['error', 'time="2026-11-22T01:41:22Z" level=error msg="service unavailable"'],
  ['warn', 'time="2026-11-22T01:41:22Z" level=warning msg="retrying"'],
  ['error', '2026-11-22T01:41:22Z ERR error="no such host" routerName=api'],
  ['warn', '2026-11-22T01:41:22Z WRN slowly does it'],
  ['warn', '1:C 22 Nov 2026 01:41:23.120 # WARNING Memory overcommit must be enabled!'],
  ['warn', '1:M 22 Nov 2026 01:30:00.123 # Possible SECURITY ATTACK detected.'],
  [undefined, '1:M 22 Nov 2026 01:30:00.123 * Ready to accept connections tcp'],
  ['error', '{"level":50,"time":1763775683,"msg":"unhandled"}'],
  ['warn', '{"level":40,"time":1763775683,"msg":"pool is full"}'],
  [undefined, '{"level":30,"time":1763775683,"msg":"listening"}'],
  [undefined, '{"level":"error", cut off'],
  // Names and codes that only contain such a word.
  [undefined, 'GET /errors 200'],
  [undefined, 'INFO the slowest of all'],
  [undefined, 'SyntaxError'],
  [undefined, ''],
]

test.each(lines)('%s: %s', (expected, line) => {
  expect(logClassOf(line)).toBe(expected)
})

test('lines of one kind differ in numbers, ids and what stands in quotes', () => {
  const kinds = (...all: readonly string[]) => new Set(all.map(logKindOf)).size
  expect(kinds('WARN slow request GET /units/17 812 ms', 'WARN slow request GET /units/4 90.5 ms')).toBe(1)
  expect(kinds('[alert] 15#15: *2186 open "/a"', '[alert] 16#16: *3 open "/b/c"')).toBe(1)
  expect(kinds('ERROR at 198.19.5.1:80', 'ERROR at 198.19.5.12:8000')).toBe(1)
  expect(kinds('WARN slow request', 'WARN slow query')).toBe(2)
})
