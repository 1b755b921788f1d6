import { expect, test } from 'vitest'
import { foldedVariants } from './foldedVariants.ts'

const beforeAfter = { before: 'old', after: 'new' }
const few = ['baseline', 'a', 'b', 'c', 'd', 'e']
const many = ['baseline', 'old', 'a', 'new', 'b', 'c', 'd']

test.each<{ name: string; all: string[]; pair?: typeof beforeAfter; selected: string[]; shown: string[] }>([
  { name: 'few stay', all: few, selected: [], shown: few },
  { name: 'of many the first', all: many, selected: [], shown: ['baseline', 'old', 'a'] },
  { name: 'before and after stay', all: many, pair: beforeAfter, selected: [], shown: ['baseline', 'old', 'new'] },
  {
    name: 'what is selected stays, in its place',
    all: many,
    pair: beforeAfter,
    selected: ['d', 'a'],
    shown: ['baseline', 'old', 'a', 'new', 'd'],
  },
])('$name', ({ all, pair, selected, shown }) => {
  const topology = { variants: Object.fromEntries(all.map((one) => [one, {}])), ...(pair && { beforeAfter: pair }) }
  expect(foldedVariants(topology, (variant) => selected.includes(variant))).toEqual(shown)
})
