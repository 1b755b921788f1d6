import { expect, test } from 'vitest'
import { countedBetween, sumOfMetric } from './instanceCounts.ts'

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
