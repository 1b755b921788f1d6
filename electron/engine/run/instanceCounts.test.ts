import { expect, test } from 'vitest'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Asker } from '../ports/asker.ts'
import type { Stack } from '../ports/stack.ts'
import { countedBetween, readInstanceCounts, sumOfMetric } from './instanceCounts.ts'

const text = `# HELP catalogue_requests_total Requests answered
# TYPE catalogue_requests_total counter
catalogue_requests_total{endpoint="/products",status="200"} 120.0
catalogue_requests_total{endpoint="/stores",status="200"} 1.0e+03
catalogue_requests_totally_else 7
`

test('one metric is summed over its label sets', () => {
  expect(sumOfMetric(text, 'catalogue_requests_total')).toBe(1120)
})

test('a counter without samples is 0, an unknown one is no number', () => {
  expect(sumOfMetric('# TYPE hits_total counter\n', 'hits_total')).toBe(0)
  expect(sumOfMetric(text, 'hits_total')).toBeUndefined()
})

test('instances that restarted or were read once only have no count', () => {
  const before = new Map([
    ['api-1', 10],
    ['api-2', 500],
  ])
  const after = new Map([
    ['api-1', 110],
    ['api-2', 3],
    ['api-3', 9],
  ])
  expect([...countedBetween(before, after)]).toEqual([['api-1', 100]])
})

test('an instance that nobody has asked yet counts from 0; one that does not answer is left out', async () => {
  const bodies: Readonly<Record<string, string>> = { 'api-1': 'hits_total 7\n', 'api-2': '' }
  const asker: Asker = {
    ask: async ({ host }) => {
      const body = bodies[host]
      if (body === undefined) return { kind: 'failed', outcome: 'refused', message: 'ECONNREFUSED' }
      return { kind: 'answered', status: 200, headers: {}, body }
    },
  }
  const stack = {
    containers: ['api-1', 'api-2', 'api-3'].map((name) => ({ name, role: 'api' })),
    addressOf: (host: string, port: number) => ({ host, port }),
  } as unknown as Stack
  const plan = { instanceCounter: { port: 8000, path: '/metrics', metric: 'hits_total' } } as unknown as StackPlan
  expect([...(await readInstanceCounts(stack, plan, asker, 0))]).toEqual([
    ['api-1', 7],
    ['api-2', 0],
  ])
  expect([...(await readInstanceCounts(stack, plan, asker, undefined))]).toEqual([['api-1', 7]])
})
