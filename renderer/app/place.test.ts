import { expect, test } from 'vitest'
import { type Place, toHash, toPlace } from './place.ts'

test.each<[string, Place]>([
  ['', { screen: 'bench' }],
  ['#', { screen: 'bench' }],
  ['#/setup', { screen: 'setup' }],
  ['#/result/c1/r2', { screen: 'result', id: 'c1', runId: 'r2' }],
  ['#/live/', { screen: 'live' }],
  ['#/nowhere/c1', { screen: 'bench' }],
  ['#/result/%E0%A4%A', { screen: 'result' }],
  ['#/result/javascript%3Aalert(1)', { screen: 'result', id: 'javascript:alert(1)' }],
])('%s', (hash, place) => {
  expect(toPlace(hash)).toEqual(place)
})

test.each<Place>([
  { screen: 'bench' },
  { screen: 'result', id: '20261121-220258-comparison-unwl', runId: '20261121-220258-solo-baseline-havz' },
  { screen: 'result', id: 'a/b#c?d é <b>' },
])('$screen $id comes back from its address', (place) => {
  expect(toPlace(toHash(place))).toEqual(place)
})
