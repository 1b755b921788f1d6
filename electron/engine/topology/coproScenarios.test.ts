import { join } from 'node:path'
import { expect, test } from 'vitest'
import { arrivalTimes } from '../../../shared/load/arrivalTimes.ts'
import { deckOffset, requestDeck } from '../../../shared/load/requestDeck.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { placeholdersOf } from '../../../shared/load/valueNeeds.ts'
import { openCatalogue } from './openCatalogue.ts'

const catalogue = openCatalogue([join(import.meta.dirname, '..', '..', '..', 'resources')], (path) => path)
const mix = catalogue.scenario('copro-mix')
const reads = catalogue.scenario('copro-reads')
const weights = mix.requests.map(({ weight }) => weight)
const isRead = mix.requests.map(({ method }) => method === 'GET')
const draws = 100_000

test('copro-mix: 70 % reads and 30 % writes; units are written more than buildings, more than owners, more than expenses', () => {
  expect(mix.requests.map(({ name, method, weight }) => `${method} ${name} ${weight}`)).toEqual([
    'GET list-units 28',
    'GET list-buildings 20',
    'GET list-owners 13',
    'GET list-expenses 9',
    'POST create-unit 12',
    'POST create-building 9',
    'POST create-owner 6',
    'POST create-expense 3',
  ])
  expect(mix.requests.reduce((sum, { method, weight }) => sum + (method === 'GET' ? weight : 0), 0)).toBe(70)
})

test('copro-reads: the same reads in the same proportions, and nothing else', () => {
  expect(reads.requests).toEqual(mix.requests.filter(({ method }) => method === 'GET'))
})

test('everybody is logged in, and whatever is written is unique', () => {
  for (const { requests } of [mix, reads])
    expect(requests.every(({ headers }) => headers.authorization === 'Bearer {token}')).toBe(true)
  const writes = mix.requests.filter(({ method }) => method === 'POST')
  expect(writes.every((request) => placeholdersOf(request).includes('label'))).toBe(true)
  expect(mix.values.label?.kind).toBe('unique')
})

test('closed model: half as many users as cards are within a point of the mix after six requests each', () => {
  const { cards, dealer } = requestDeck(weights)
  const offBy = (seed: number): number => {
    const deals = Array.from({ length: cards / 2 }, (_, user) =>
      dealer(seededRandom(seed, 1 << 30), deckOffset(user, cards)),
    )
    const made = deals.flatMap((deal) => Array.from({ length: 6 }, deal))
    return Math.abs(made.filter((request) => isRead[request]).length / made.length - 0.7)
  }
  const seeds = Array.from({ length: 100 }, (_, seed) => offBy(seed))
  expect(seeds.reduce((sum, off) => sum + off, 0) / seeds.length).toBeLessThan(0.01)
})

/** Reads, and each request, of 100,000 in the order in which they are made; `made` gives the next. */
function dealt(made: () => number) {
  const counts = weights.map(() => 0)
  const readUpTo = [0]
  for (let at = 0; at < draws; at++) {
    const request = made()
    counts[request] = (counts[request] ?? 0) + 1
    readUpTo.push((readUpTo[at] ?? 0) + (isRead[request] ? 1 : 0))
  }
  return { counts, readUpTo }
}

function expectTheMix({ counts, readUpTo }: ReturnType<typeof dealt>) {
  for (const [request, weight] of weights.entries())
    expect(Math.abs((counts[request] ?? 0) / draws - weight / 100)).toBeLessThan(0.005)
  expect(Math.abs((readUpTo[draws] ?? 0) / draws - 0.7)).toBeLessThan(0.0001)
}

test('open model: 100,000 requests are of that mix, as a whole and in every 20 s of a rate of 300', () => {
  const deal = requestDeck(weights).dealer(seededRandom(7, 1 << 30))
  const result = dealt(deal)
  expectTheMix(result)
  const stages = [
    { durationMs: 0, ratePerS: 300 },
    { durationMs: 400_000, ratePerS: 300 },
  ]
  const moments = [...arrivalTimes(stages, 'poisson', seededRandom(7, 2))].slice(0, draws)
  expect(moments).toHaveLength(draws)
  const before = (atMs: number) => moments.findLastIndex((moment) => moment < atMs) + 1
  for (let fromMs = 0; fromMs + 20_000 < (moments.at(-1) ?? 0); fromMs += 1000) {
    const [from, to] = [before(fromMs), before(fromMs + 20_000)]
    const share = ((result.readUpTo[to] ?? 0) - (result.readUpTo[from] ?? 0)) / (to - from)
    expect(Math.abs(share - 0.7)).toBeLessThan(0.005)
  }
})

test('closed model: as many users as there are cards have exactly the mix in every step', () => {
  const { cards, dealer } = requestDeck(weights)
  const deals = Array.from({ length: cards }, (_, user) => dealer(seededRandom(7, 1 << 30), deckOffset(user, cards)))
  const steps = Array.from({ length: draws / cards }, () => deals.map((deal) => deal()))
  for (const step of steps) expect(step.filter((request) => isRead[request]).length).toBe(0.7 * cards)
  const flat = steps.flat().values()
  expectTheMix(dealt(() => flat.next().value ?? 0))
})
