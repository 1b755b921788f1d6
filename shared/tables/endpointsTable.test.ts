import { expect, test } from 'vitest'
import { aManifest } from '../testing/aManifest.ts'
import { aCell, aSlot } from '../testing/aSlot.ts'
import { resultOf } from '../testing/resultOf.ts'
import { reportTexts } from '../text/report/reportTexts.ts'
import { endpointsTable } from './endpointsTable.ts'

const { scenario } = aManifest()
const slots = [aSlot(0, [aCell({ us: [1000, 1000, 1000] }), aCell({ us: [1000], endpoint: 'stores' })])]

test('the intended share stands before the achieved one, in runs that kept it', () => {
  const texts = reportTexts('en', 'UTC')
  const titles = (manifest = aManifest()) =>
    endpointsTable(resultOf({ slots, manifest }), texts)?.columns.map(({ head }) => head)
  const kept = aManifest({ scenario: { ...scenario, intendedShares: { products: 0.5, stores: 0.5 } } })
  expect(titles()?.slice(0, 3)).toEqual(['Endpoint', expect.stringContaining('Share'), 'Requests'])
  expect(titles(kept)?.slice(0, 3)).toEqual([
    'Endpoint',
    expect.stringContaining('Intended'),
    expect.stringContaining('Share'),
  ])
  const [first] = endpointsTable(resultOf({ slots, manifest: kept }), texts)?.rows ?? []
  expect(first?.slice(1, 3)).toEqual(['50.0', '75.0'])
})

test.each([
  {
    name: 'both',
    methods: { products: 'GET', stores: 'POST' },
    note: 'Reads 75.0 %, writes 25.0 % of the mix (intended: 60.0 % and 40.0 %).',
  },
  {
    name: 'deleting is writing',
    methods: { products: 'DELETE', stores: 'GET' },
    note: 'Reads 25.0 %, writes 75.0 % of the mix (intended: 40.0 % and 60.0 %).',
  },
  { name: 'only reads need no words', methods: { products: 'GET', stores: 'GET' }, note: undefined },
  { name: 'not kept', methods: undefined, note: undefined },
])('reads and writes: $name', ({ methods, note }) => {
  const intendedShares = { products: 0.6, stores: 0.4 }
  const manifest = aManifest({ scenario: { ...scenario, intendedShares, ...(methods && { methods }) } })
  const shown = endpointsTable(resultOf({ slots, manifest }), reportTexts('en', 'UTC'))?.note
  expect(shown?.replaceAll('\u00a0', ' ')).toBe(note)
})
