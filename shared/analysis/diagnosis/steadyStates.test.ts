import { expect, test } from 'vitest'
import type { ComponentState } from '../../domain/diagnosis.ts'
import { type Level, steadyStates } from './steadyStates.ts'

const levels: Readonly<Record<string, Level>> = {
  o: 'good',
  b: 'bad',
  x: 'silent',
  '-': 'quiet',
  ' ': 'missing',
  '#': 'out',
}
const letters: Readonly<Partial<Record<ComponentState, string>>> = {
  healthy: 'h',
  degraded: 'd',
  unresponsive: 'u',
  down: '#',
  recovering: 'r',
  notKnown: '?',
}

/** Both written as a letter a second. */
test.each([
  ['all is well', 'oooo', 'hhhh'],
  ['one bad second is chance', 'ooboooo', 'hhhhhhh'],
  ['two of three are not, from the first on', 'oobbooo', 'hhddhhh'],
  ['also with a good one between them', 'oobobooo', 'hhdddhhh'],
  ['two with two good ones between are chance', 'oobooboo', 'hhhhhhhh'],
  ['well again takes three good seconds', 'obboobbooo', 'hddddddhhh'],
  ['at the end nobody knows yet', 'obboo', 'hdddd'],
  ['two silent seconds are bad ones', 'ooxxooo', 'hhddhhh'],
  ['three are silence, from the first on', 'ooxxx', 'hhuuu'],
  ['after silence five good seconds in a row', 'oxxxoooooooo', 'huuurrrrrhhh'],
  ['a bad one among them begins again', 'oxxxoooboooooo', 'huuurrrrrrrrrh'],
  ['what stays bad for ten seconds more is degraded', `xxx${'b'.repeat(12)}`, `uuu${'r'.repeat(10)}dd`],
  ['silent again while recovering', 'oxxxoxxxo', 'huuuruuur'],
  ['out, and back', 'oo###oooooo', 'hh###rrrrrh'],
  ['nobody looked', 'oo  oo', 'hh??hh'],
  ['a hole in a silence: two and two', 'oxx xxo', 'hdd?ddd'],
  ['nothing to judge by for a while', 'ob--bo', 'hhhhhh'],
  ['nothing to judge by for long', `oo${'-'.repeat(10)}oo`, `hh${'?'.repeat(10)}hh`],
  ['nothing yet', '--oo', '??hh'],
  ['nothing at all', '', ''],
])('%s', (_, told, states) => {
  const found = steadyStates([...told].map((letter) => levels[letter] ?? 'missing'))
  expect(found.map((state) => letters[state]).join('')).toBe(states)
})
