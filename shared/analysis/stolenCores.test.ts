import { expect, test } from 'vitest'
import { stolenCores } from './stolenCores.ts'

const host = (mean: number, max: number) => ({
  host: { load1: { mean: 1, max: 2 }, stolenPercent: { mean, max }, source: 'engineHost' },
})

test.each([
  ['nothing is known', [{}, { host: { load1: { mean: 1, max: 2 }, source: 'engineHost' } }], undefined],
  ['too little to matter, but for a second', [host(0.9, 40)], undefined],
  ['the run that lost most', [host(1, 3), host(4, 9), host(0, 0)], { mean: 4, max: 9 }],
])('%s', (_, results, stolen) => {
  expect(stolenCores(results)).toEqual(stolen)
})
