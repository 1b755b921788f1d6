import { type Random, seededRandom } from '../../shared/load/seededRandom.ts'
import type { OrganizationSize } from './dataSets.ts'
import { costs, firstNames, lastNames } from './people.ts'
import { buildingNames, places } from './places.ts'

export type SeedTable = 'organizations' | 'buildings' | 'units' | 'owners' | 'expenses'
/** One row with all its columns, as PostgreSQL reads them from JSON. */
export type SeedRow = Readonly<Record<string, string | number>>

interface Sheet {
  readonly table: SeedTable
  rows(): Iterable<SeedRow>
}

/**
 * The rows of all tables, parents first, ids from 1. Each organisation and table has a stream of random numbers of its own: the
 * first three organisations of the large set hold the same rows as the realistic one, whatever comes after them.
 */
export function seedRows(sizes: readonly OrganizationSize[], seed: number): readonly Sheet[] {
  const each = function* (
    stream: number,
    count: keyof OrganizationSize,
    row: (random: Random, at: Place) => SeedRow,
  ): Generator<SeedRow> {
    let id = 0
    let firstBuilding = 1
    for (const [index, size] of sizes.entries()) {
      const random = seededRandom(seed, index * 8 + stream)
      for (let nth = 0; nth < size[count]; nth += 1) {
        id += 1
        yield { id, organization_id: index + 1, ...row(random, { nth, size, firstBuilding, id }) }
      }
      firstBuilding += size.buildings
    }
  }
  return [
    { table: 'organizations', rows: () => sizes.map((size, index) => organization(size, index)) },
    { table: 'buildings', rows: () => each(1, 'buildings', building) },
    { table: 'units', rows: () => each(2, 'units', unit) },
    { table: 'owners', rows: () => each(3, 'owners', owner) },
    { table: 'expenses', rows: () => each(4, 'expenses', expense) },
  ]
}

interface Place {
  /** Within the organisation, from 0. */
  readonly nth: number
  readonly id: number
  readonly size: OrganizationSize
  readonly firstBuilding: number
}

function organization(_size: OrganizationSize, index: number): SeedRow {
  const kind = ['Petite', 'Moyenne', 'Grande'][index % 3] ?? ''
  const name = index < 3 ? `${kind} copropriété` : `${kind} copropriété ${Math.floor(index / 3) + 1}`
  return { id: index + 1, name, contact_email: `syndic${index + 1}@example.org` }
}

function building(random: Random, { nth, size }: Place): SeedRow {
  const place = pick(random, places)
  // Every name once before any comes again, with a number.
  const name = buildingNames[nth % buildingNames.length] ?? ''
  const round = Math.floor(nth / buildingNames.length)
  return {
    name: `Résidence ${name}${round === 0 ? '' : ` ${round + 1}`}`,
    address: `${pick(random, place.streets)} ${between(random, 1, 240)}`,
    city: place.city,
    postal_code: place.postalCode,
    total_units: unitsOf(nth, size),
  }
}

function unit(random: Random, { nth, size, firstBuilding }: Place): SeedRow {
  const building = nth % size.buildings
  const within = Math.floor(nth / size.buildings)
  const floor = Math.floor(within / 4)
  return {
    building_id: firstBuilding + building,
    unit_number: `${String.fromCharCode(65 + (building % 26))}${floor}.${(within % 4) + 1}`,
    floor,
    surface_m2: between(random, 280, 1650) / 10,
  }
}

function owner(random: Random, { id }: Place): SeedRow {
  const first = pick(random, firstNames)
  const last = pick(random, lastNames)
  const digits = () => String(between(random, 0, 99)).padStart(2, '0')
  return {
    first_name: first,
    last_name: last,
    email: `${plain(first)}.${plain(last)}${id}@example.org`,
    phone: `+32 4${between(random, 70, 99)} ${digits()} ${digits()} ${digits()}`,
  }
}

function expense(random: Random, { size, firstBuilding }: Place): SeedRow {
  const { category, words, from, to } = pick(random, costs)
  const year = between(random, 2023, 2025)
  const date = new Date(Date.UTC(year, 0, between(random, 1, 365)))
  return {
    building_id: firstBuilding + between(random, 0, size.buildings - 1),
    description: `${words} ${year}`,
    amount_cents: between(random, from, to),
    expense_date: date.toISOString().slice(0, 10),
    category,
  }
}

/** Units go round the buildings, so the first ones hold the remainder. */
function unitsOf(nth: number, { units, buildings }: OrganizationSize): number {
  return Math.floor(units / buildings) + (nth < units % buildings ? 1 : 0)
}

function pick<T>(random: Random, values: readonly [T, ...T[]] | readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** Whole numbers from `from` to `to`, both included. */
function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/** Lower case letters of the alphabet alone, as they stand in an address. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}
