import type { CounterReading } from '../../../../shared/domain/counters.ts'
import { definedOnly } from '../../topology/definedOnly.ts'
import type { Question } from './question.ts'

const mark = 'palier'

/** Redis's `INFO`, in the three sections that matter; `ECHO` says where the answer ends. */
export const redisQuestion: Question = {
  source: 'redis',
  command: ['redis-cli'],
  text: `INFO clients\nINFO memory\nINFO stats\nECHO ${mark}\n`,
  // One that wants a password answers nothing else.
  isLast: (line) => line === mark || line.startsWith('NOAUTH'),
  toValues,
}

/** Without our own connection. `maxmemory` 0 is no limit. */
function toValues(lines: readonly string[]): CounterReading['values'] | undefined {
  const found = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
  const figure = (name: string): number | undefined => {
    const text = found.get(name)
    return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text)
  }
  const clients = figure('connected_clients')
  const values = definedOnly<CounterReading['values']>({
    cacheMemoryBytes: figure('used_memory'),
    cacheMemoryLimitBytes: figure('maxmemory') || undefined,
    cacheHitsTotal: figure('keyspace_hits'),
    cacheMissesTotal: figure('keyspace_misses'),
    cacheEvictionsTotal: figure('evicted_keys'),
    cacheClients: clients === undefined ? undefined : Math.max(0, clients - 1),
  })
  return Object.keys(values).length === 0 ? undefined : values
}
