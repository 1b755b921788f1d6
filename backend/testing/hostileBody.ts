import type { Random } from '../../shared/load/seededRandom.ts'
import { hostileValue, pick } from './hostileValues.ts'

type Fields = Readonly<Record<string, unknown>>

const valid: Readonly<Record<string, Fields>> = {
  organizations: { name: 'Neuve', contact_email: 'neuve@example.org' },
  buildings: { name: 'Neuf', address: 'Rue Haute 1', city: 'Namur', postal_code: '5000', total_units: 4 },
  units: { building_id: 1, unit_number: 'F1', floor: 1, surface_m2: 44.5 },
  owners: { first_name: 'Zoé', last_name: 'Maes', email: 'zoe@example.org', phone: '+32 470 00 00 00' },
  expenses: { building_id: 1, description: 'Toit', amount_cents: 5, expense_date: '2025-01-01', category: 'works' },
  'auth/login': { email: 'admin@small.be', password: 'admin124' },
  'auth/refresh': { refresh_token: 'x'.repeat(43) },
}

/** The body that a resource expects, with up to three things wrong with it: about a tenth is as it should be. */
export function hostileBody(random: Random, resource: string): string | Uint8Array {
  const fields: Record<string, unknown> = { ...valid[resource] }
  // Buildings of all three organisations, and of none.
  if ('building_id' in fields) fields.building_id = 1 + Math.floor(random() * 30)
  for (let wrongs = Math.floor(random() * 4); wrongs > 0; wrongs -= 1) spoil(random, fields)
  const text = JSON.stringify(fields)
  const roll = random()
  if (roll < 0.8) return text
  return pick(random, wrappings)(random, text)
}

function spoil(random: Random, fields: Record<string, unknown>): void {
  const name = pick(random, [...Object.keys(fields), 'nothing'])
  const roll = random()
  if (roll < 0.7) fields[name] = hostileValue(random)
  else if (roll < 0.85) delete fields[name]
  else
    fields[pick(random, ['id', 'organization_id', '__proto__x', 'role', 'constructor', 'a'.repeat(1000), '\u0000'])] = 2
}

const wrappings: readonly ((random: Random, text: string) => string | Uint8Array)[] = [
  (random, text) => text.slice(0, Math.floor(random() * text.length)),
  (_, text) => `${text}${text}`,
  (_, text) => `\ufeff${text}`,
  (_, text) => `[${text}]`,
  (_, text) => text.replace(/"([^"]+)":/, '"$1":1,"$1":'),
  (_, text) => text.replace(/:\s*[\d.]+/, ':1e400'),
  (_, text) => text.replaceAll('"', "'"),
  (_, text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0x7d])]),
  (_, text) => Buffer.from(text, 'utf16le'),
  (_, text) => `{"a":${JSON.stringify('x'.repeat(20_000))},${text.slice(1)}`,
  (_, text) => `${' '.repeat(16_000)}${text}`,
  () => `${'['.repeat(8000)}`,
  () => `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
  () => '',
  () => 'null',
  (random) => Uint8Array.from({ length: 64 }, () => Math.floor(random() * 256)),
]
