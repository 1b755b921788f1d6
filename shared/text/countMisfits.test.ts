import { expect, test } from 'vitest'
import { countMisfits } from './countMisfits.ts'

test.each([
  { name: 'as expected', counted: { units: 10, owners: 7 }, misfits: [] },
  { name: 'with more kinds than expected', counted: { units: 10, owners: 7, pets: 3 }, misfits: [] },
  { name: 'one short', counted: { units: 9, owners: 7 }, misfits: ['9 units, expected 10'] },
  { name: 'one not at all', counted: { units: 10, pets: 0 }, misfits: ['no owners, expected 7'] },
  { name: 'nothing right', counted: { owners: 0 }, misfits: ['no units, expected 10', '0 owners, expected 7'] },
])('counted $name', ({ counted, misfits }) => {
  expect(countMisfits(counted, { units: 10, owners: 7 })).toEqual(misfits)
})
