import { expect, test } from 'vitest'
import { buildings, expenses, type Kind, owners, units } from './kinds.ts'

const valid = {
  buildings: { name: 'Résidence', address: 'Rue Haute 1', city: 'Bruxelles', postal_code: '1000', total_units: 8 },
  units: { building_id: 1, unit_number: 'A1', floor: -1, surface_m2: 72.5 },
  owners: { first_name: 'Aïcha', last_name: 'De Smet', email: 'aicha@example.org', phone: '+32 470 00 00 00' },
  expenses: {
    building_id: 1,
    description: 'Toiture',
    amount_cents: 1,
    expense_date: '2024-02-29',
    category: 'works',
  },
}

const fieldsRefused = (kind: Kind, body: unknown) =>
  kind.body.safeParse(body).error?.issues.map(({ path, code }) => path.join('.') || code)

test('what is valid is valid', () => {
  for (const kind of [buildings, units, owners, expenses]) {
    expect(fieldsRefused(kind, valid[kind.name as keyof typeof valid]), kind.name).toBeUndefined()
  }
})

test.each<[Kind, object, string[]]>([
  [units, { building_id: 0 }, ['building_id']],
  [units, { building_id: 2 ** 31 }, ['building_id']],
  [units, { building_id: '1' }, ['building_id']],
  [units, { floor: 1.5, surface_m2: -1 }, ['floor', 'surface_m2']],
  [units, { surface_m2: Number.NaN }, ['surface_m2']],
  [units, { surface_m2: Number.POSITIVE_INFINITY }, ['surface_m2']],
  [units, { unit_number: '   ' }, ['unit_number']],
  [units, { organization_id: 2 }, ['unrecognized_keys']],
  [buildings, { name: 'a\u0000b' }, ['name']],
  [buildings, { name: '\ud800' }, ['name']],
  [buildings, { name: 'a\nb' }, ['name']],
  [buildings, { city: 'x'.repeat(101) }, ['city']],
  [buildings, { postal_code: "1000'; --" }, ['postal_code']],
  [owners, { email: 'nobody' }, ['email']],
  [owners, { phone: 'call me' }, ['phone']],
  [owners, { first_name: ['a'], last_name: {} }, ['first_name', 'last_name']],
  [expenses, { expense_date: '2025-02-29' }, ['expense_date']],
  [expenses, { expense_date: '0000-01-01' }, ['expense_date']],
  [expenses, { expense_date: '2025-01-01T00:00:00Z' }, ['expense_date']],
  [expenses, { amount_cents: 1e300, category: 'fun' }, ['amount_cents', 'category']],
])('%o refuses %j by name, all at once', (kind, change, fields) => {
  expect(fieldsRefused(kind, { ...valid[kind.name as keyof typeof valid], ...change })).toEqual(fields)
})

test.each([null, 1, 'text', [], [valid.units]])('no body: %j', (body) => {
  expect(units.body.safeParse(body).success).toBe(false)
})
