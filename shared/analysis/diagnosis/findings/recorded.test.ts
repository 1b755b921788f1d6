import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CounterReading, LogReading } from '../../../domain/counters.ts'
import { diagnose } from '../diagnose.ts'
import { aStack, aStackRun, failing } from './testing/aStack.ts'

function recorded<T>(name: string): T[] {
  const file = join(import.meta.dirname, '../../../testing/signals', `${name}.ndjson`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Lines of a kind that were recorded. */
function linesOf(run: string, sign: LogReading['sign']): number {
  const logs = recorded<LogReading>(`${run}.logs`).filter((log) => log.sign === sign && log.atMs >= 0)
  return logs.reduce((sum, { count }) => sum + count, 0)
}

/** What real components said, while clients got 20 errors of a hundred from second 10 on. */
function told(run: string, outcome: string, parameters = {}) {
  const counters = recorded<CounterReading>(`${run}.counters`)
  const logs = recorded<LogReading>(`${run}.logs`)
  return diagnose(aStackRun({ manifest: aStack({ parameters }), ticks: failing(outcome), counters, logs })).findings
}

describe('of a balancer', () => {
  test('that had no connection left: exhaustion, by its log, its own figures and what clients got', () => {
    const [first, ...others] = told('exhausted', 'reset')
    expect([first?.rule, first?.container, first?.confidence, others]).toEqual(['balancerExhaustion', 'lb', 'high', []])
    expect(first?.figures).toMatchObject({
      lines: linesOf('exhausted', 'connectionsExhausted'),
      connectionsLimit: 1024,
    })
  })

  test('that only reused idle ones: pressure', () => {
    const found = told('pressed', 'reset')
    expect(found.map(({ rule, container }) => [rule, container])).toEqual([['balancerPressure', 'lb']])
    expect(found[0]?.figures).toMatchObject({ lines: linesOf('pressed', 'connectionsReused'), connectionsLimit: 1024 })
  })
})

// Of api-2 the kernel's own count is not in the record: only Gunicorn's guess, which is not enough alone.
test('of a database that refused clients, in front of which workers were killed for want of memory: both', () => {
  const found = told('refused', 'http503', { DB_MAX_CONNECTIONS: 30 })
  expect(found.map(({ rule, container, confidence }) => `${rule} ${container} ${confidence}`)).toEqual([
    'outOfMemory api-1 high',
    'databaseConnections db high',
  ])
  const database = found.find(({ rule }) => rule === 'databaseConnections')
  expect(database?.figures).toMatchObject({ connectionsLimit: 27, poolConnections: 80 })
  expect(database?.advice.map(({ parameter }) => parameter)).toEqual(['DB_POOL_SIZE', 'DB_MAX_CONNECTIONS'])
})
