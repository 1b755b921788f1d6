import { expect, test } from 'vitest'
import { expenses, owners, units } from '../records/kinds.ts'
import { countsOf, type DataSetName, organizationsOf } from './dataSets.ts'
import { type SeedRow, type SeedTable, seedRows } from './seedRows.ts'

const made = (set: DataSetName, seed = 1) =>
  Object.fromEntries(seedRows(organizationsOf(set), seed).map(({ table, rows }) => [table, [...rows()]])) as Record<
    SeedTable,
    SeedRow[]
  >

const study = { organizations: 3, buildings: 23, units: 190, owners: 127, expenses: 60 }

test.each<[DataSetName, typeof study]>([
  ['minimal', { organizations: 3, buildings: 4, units: 10, owners: 7, expenses: 5 }],
  ['realistic', study],
  ['large', { organizations: 300, buildings: 2300, units: 19_000, owners: 12_700, expenses: 6000 }],
])('%s holds what the study says', (set, counts) => {
  const rows = made(set)
  expect(Object.fromEntries(Object.entries(rows).map(([table, { length }]) => [table, length]))).toEqual(counts)
  expect(countsOf(organizationsOf(set))).toEqual(counts)
})

test('the same seed gives the same rows, another one others', () => {
  expect(made('realistic', 7)).toEqual(made('realistic', 7))
  for (const table of ['buildings', 'units', 'owners', 'expenses'] as const) {
    expect(made('realistic', 7)[table], table).not.toEqual(made('realistic', 8)[table])
  }
})

test('the large set begins with the realistic one', () => {
  const [large, realistic] = [made('large'), made('realistic')]
  for (const table of ['organizations', 'buildings', 'units', 'owners', 'expenses'] as const) {
    expect(large[table].slice(0, realistic[table].length)).toEqual(realistic[table])
  }
})

test.each<DataSetName>(['minimal', 'realistic', 'large'])(
  '%s: ids from 1, and every reference stays in its organisation',
  (set) => {
    const rows = made(set)
    for (const table of Object.values(rows))
      expect(table.map(({ id }) => id)).toEqual(table.map((_, index) => index + 1))
    const home = new Map(rows.buildings.map(({ id, organization_id }) => [id, organization_id]))
    for (const row of [...rows.units, ...rows.expenses])
      expect(home.get(row.building_id ?? 0)).toBe(row.organization_id)
    for (const { id, total_units } of rows.buildings) {
      expect(rows.units.filter(({ building_id }) => building_id === id)).toHaveLength(Number(total_units))
    }
  },
)

test('every row would be accepted from a client too', () => {
  const { units: someUnits, owners: someOwners, expenses: someExpenses } = made('large')
  for (const [kind, rows] of [
    [units, someUnits],
    [owners, someOwners],
    [expenses, someExpenses],
  ] as const) {
    for (const { id: _, organization_id: __, ...body } of rows) expect(kind.body.safeParse(body).error).toBeUndefined()
  }
})

test('the numbers of units are not repeated within a building', () => {
  const seen = made('realistic').units.map(({ building_id, unit_number }) => `${building_id} ${unit_number}`)
  expect(new Set(seen).size).toBe(seen.length)
})
