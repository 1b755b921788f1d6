import { expect, test } from 'vitest'
import { listenQueues, netstatValue } from './listenQueues.ts'
import { toNginxLimit } from './nginxLimit.ts'
import { nginxStatus } from './nginxStatus.ts'
import { postgresqlQuestion } from './postgresqlQuestion.ts'
import { redisQuestion } from './redisQuestion.ts'

test('the status page of Nginx 1.26', () => {
  const body =
    'Active connections: 491 \nserver accepts handled requests\n 18032 18030 4641 \nReading: 1 Writing: 472 Waiting: 18 \n'
  expect(nginxStatus(body)).toEqual({
    connectionsOpen: 491,
    connectionsAcceptedTotal: 18_032,
    connectionsHandledTotal: 18_030,
    requestsTotal: 4641,
    connectionsReading: 1,
    connectionsWriting: 472,
    connectionsWaiting: 18,
  })
})

test.each(['', 'OK', '<html>Active connections: 3</html>', 'Active connections: 3 \n'])(
  '%j is no such page',
  (body) => {
    expect(nginxStatus(body)).toBeUndefined()
  },
)

const head = '# configuration file /etc/nginx/profiles/tuned.conf:\ndaemon off;\n'

test.each([
  ['two workers of 2048', `# workers: 2\n${head}events {\n  use epoll;\n  worker_connections 2048;\n}\n`, [4096, 2]],
  ['on one line', `# workers: 1\n${head}events { worker_connections 64; }\n`, [64, 1]],
  ['a comment is no setting', `# workers: 1\n${head}events {\n  # worker_connections 9999;\n}\n`, [512, 1]],
  ['no Nginx runs there', '', undefined],
  ['no worker does', `# workers: 0\n${head}events { worker_connections 64; }\n`, undefined],
  ['its configuration is broken by now', '# workers: 2\nnginx: [emerg] unknown directive\n', undefined],
])('the connections Nginx can hold: %s', (_, printed, limit) => {
  const found = toNginxLimit(printed)
  expect(found && [found.connectionsLimit, found.workerProcesses]).toEqual(limit)
})

test('a row of PostgreSQL', () => {
  const { isLast, toValues } = postgresqlQuestion({ kind: 'postgresql' })
  const row = 'palier|53|97|4|1|2592|7|1579|3037442'
  expect(isLast(row)).toBe(true)
  expect(toValues(['NOTICE:  something', row])).toEqual({
    databaseConnections: 53,
    databaseConnectionsLimit: 97,
    databaseActive: 4,
    databaseLockWaits: 1,
    transactionsTotal: 2592,
    rollbacksTotal: 7,
    blocksReadTotal: 1579,
    blocksHitTotal: 3_037_442,
  })
  // No such database: its sums are empty, not 0.
  expect(toValues(['palier|53|97|4|1||||'])).toBeUndefined()
})

test('a database’s name cannot end the query', () => {
  expect(postgresqlQuestion({ kind: 'postgresql', database: "a'; DROP TABLE b; --" }).text).toContain(
    "WHERE datname = 'a''; DROP TABLE b; --')",
  )
})

test('the answer of Redis 8, our own connection not among the clients', () => {
  const lines = [
    '# Clients',
    'connected_clients:162',
    '# Memory',
    'used_memory:7520136',
    'used_memory_human:7.17M',
    'maxmemory:134217728',
    '# Stats',
    'keyspace_hits:9969',
    'keyspace_misses:2398',
    'evicted_keys:3',
    'palier',
  ]
  expect(redisQuestion.isLast('palier')).toBe(true)
  expect(redisQuestion.toValues(lines)).toEqual({
    cacheMemoryBytes: 7_520_136,
    cacheMemoryLimitBytes: 134_217_728,
    cacheHitsTotal: 9969,
    cacheMissesTotal: 2398,
    cacheEvictionsTotal: 3,
    cacheClients: 161,
  })
  expect(redisQuestion.toValues(['used_memory:1', 'maxmemory:0'])).toEqual({ cacheMemoryBytes: 1 })
  expect(redisQuestion.toValues(['NOAUTH Authentication required.'])).toBeUndefined()
})

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0B00007F:9C6D 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2011 1 0000000000000000 100 0 0 10 0
   1: 00000000:1F40 00000000:0000 0A 00000000:0000000B 00:00000000 00000000    33        0 2044 2 0000000000000000 100 0 0 10 0
   2: 0C0513C6:1F40 0D0513C6:A1B2 01 00000000:000000FF 00:00000000 00000000    33        0 2077 1 0000000000000000 20 4 30 10 -1
`

test('queues of listening sockets that others can reach, alone: of connections the same column is bytes not yet read', () => {
  expect(listenQueues(tcp)).toEqual([{ port: 8000, waiting: 11 }])
  expect(listenQueues('')).toEqual([])
})

test('a value of netstat is found by its name', () => {
  const text = 'TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 0 17 18\nIpExt: InNoRoutes\nIpExt: 4\n'
  expect(netstatValue(text, 'ListenOverflows')).toBe(17)
  expect(netstatValue(text, 'InNoRoutes')).toBe(4)
  expect(netstatValue(text, 'Other')).toBeUndefined()
})
