import { z } from 'zod'
import { day, email, id, integer, text } from './fields.ts'

type SqlType = 'integer' | 'text' | 'double precision' | 'date'

/** One kind of record: how it is stored, listed and checked. */
export interface Kind {
  /** In the path, and of the table. */
  readonly name: 'organizations' | 'buildings' | 'units' | 'owners' | 'expenses'
  /** Of one record, as it is logged and answered. */
  readonly singular: string
  /** Which column says whose it is, and how a new one comes to its organisation: it is one, names one, or its building has one. */
  readonly belongs: 'isOne' | 'directly' | 'byBuilding'
  /** Columns that a body fills, in its order; `building_id` apart. */
  readonly fields: Readonly<Record<string, SqlType>>
  /** As the study's indexes hold them; the id makes it a total order, so that pages neither repeat nor leave out. */
  readonly order: string
  readonly body: z.ZodType<Readonly<Record<string, string | number>>>
}

const categories = [
  'maintenance',
  'repairs',
  'insurance',
  'utilities',
  'cleaning',
  'administration',
  'works',
  'other',
] as const

export const organizations: Kind = {
  name: 'organizations',
  singular: 'organisation',
  belongs: 'isOne',
  fields: { name: 'text', contact_email: 'text' },
  order: 'name, id',
  body: z.strictObject({ name: text(200), contact_email: email }),
}

export const buildings: Kind = {
  name: 'buildings',
  singular: 'building',
  belongs: 'directly',
  fields: { name: 'text', address: 'text', city: 'text', postal_code: 'text', total_units: 'integer' },
  order: 'name, id',
  body: z.strictObject({
    name: text(200),
    address: text(200),
    city: text(100),
    postal_code: text(10).regex(/^[0-9A-Za-z -]+$/, 'letters, digits, blanks and dashes'),
    total_units: integer(1, 10_000),
  }),
}

export const units: Kind = {
  name: 'units',
  singular: 'unit',
  belongs: 'byBuilding',
  fields: { unit_number: 'text', floor: 'integer', surface_m2: 'double precision' },
  order: 'unit_number, id',
  body: z.strictObject({
    building_id: id,
    unit_number: text(40),
    floor: integer(-10, 200),
    surface_m2: z.number('a number above 0').positive('a number above 0').max(100_000, 'at most 100000'),
  }),
}

export const owners: Kind = {
  name: 'owners',
  singular: 'owner',
  belongs: 'directly',
  fields: { first_name: 'text', last_name: 'text', email: 'text', phone: 'text' },
  order: 'last_name, first_name, id',
  body: z.strictObject({
    first_name: text(100),
    last_name: text(100),
    email,
    phone: text(30).regex(/^\+?[0-9 ()./-]+$/, 'a telephone number'),
  }),
}

export const expenses: Kind = {
  name: 'expenses',
  singular: 'expense',
  belongs: 'byBuilding',
  fields: { description: 'text', amount_cents: 'integer', expense_date: 'date', category: 'text' },
  order: 'expense_date DESC, id',
  body: z.strictObject({
    building_id: id,
    description: text(500),
    amount_cents: integer(1, 2_000_000_000),
    expense_date: day,
    category: z.enum(categories, `one of ${categories.join(', ')}`),
  }),
}

export const kinds: readonly Kind[] = [organizations, buildings, units, owners, expenses]
