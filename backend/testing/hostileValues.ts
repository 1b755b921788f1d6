import type { Random } from '../../shared/load/seededRandom.ts'

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined && !values.includes(value as T)) throw new Error('nothing to pick from')
  return value as T
}

const numbers = [
  ...[0, -0, -1, 1, 1.5, 2, 3, 23, 190, 2147483647, 2147483648, 4294967296, -2147483649, 2 ** 53],
  ...[1e21, 1e300, 5e-324, -1e308],
]

const texts = [
  ...[
    '',
    ' ',
    '0',
    'null',
    'true',
    'NaN',
    '1 OR 1=1',
    "' OR '1'='1",
    "'; DROP TABLE units; --",
    '$1',
    '#{7*7}',
    '{{7*7}}',
  ],
  ...[
    '1); SELECT pg_sleep(10); --',
    '\u0000',
    'a\u0000b',
    '\\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e\u0645\u200f',
    'é\u0301\u0301',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '\ufeff',
    '\ufffe',
    '\r\nX-Made: up',
    '%s%n%x',
    '../../../../etc/passwd',
    '<script>alert(1)</script>',
    '%00',
  ],
  ...[
    '2026-02-30',
    '0000-00-00',
    '99999-01-01',
    '2026-1-1',
    '-1-01-01',
    'infinity',
    'a@b',
    '"@"@example.org',
    '__proto__',
  ],
  ...['constructor', 'toString', 'x'.repeat(300), '9'.repeat(400), 'é'.repeat(5000)],
]

const shapes: readonly unknown[] = [
  ...[null, true, false, [], {}, [[]], [1, 2, 3], { length: 1 }, { toString: 1 }, { id: 1, organization_id: 2 }],
  ...[
    { $gt: '' },
    JSON.parse('{"__proto__":{"role":"super_admin"}}'),
    JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  ],
]

/** A value of any type that a careless program would trip over. */
export function hostileValue(random: Random): unknown {
  return pick(
    random,
    [numbers, texts, texts, shapes].map((values) => pick<unknown>(random, values)),
  )
}

/** One that can stand in a path or a query, escaped or as it is. */
export function hostileWord(random: Random): string {
  const value = hostileValue(random)
  const text = typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '')
  const word = random() < 0.8 ? encodeURIComponent(text) : text.replace(/[^\x21-\x7e]/g, '%ff')
  return pick(random, [
    word,
    word,
    '%',
    '%zz',
    '%E0%A4%A',
    '%2e%2e%2f',
    '..',
    '.',
    '//',
    '1/2',
    '1%2f2',
    '1;2',
    '+1',
    '01',
    '1e1',
    '%31',
  ])
}
