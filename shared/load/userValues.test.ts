import { expect, test } from 'vitest'
import type { ValueSource } from '../domain/scenario.ts'
import { seededRandom } from './seededRandom.ts'
import { partValues, type RunValues, userValues } from './userValues.ts'

const sources = {
  account: { kind: 'byUser', values: ['small', 'medium', 'large'] },
  label: { kind: 'unique', prefix: '' },
  unit: { kind: 'unique', prefix: 'U' },
  password: { kind: 'secret', environment: 'SHOP_PASSWORD' },
} as const satisfies Record<string, ValueSource>
const run: RunValues = { nonce: 'k3f09a2c', secrets: { password: 'hunter2' } }
const valuesOf = (user: number, values = run) => userValues(sources, values)(user, seededRandom(1, user))

test.each([
  { user: 0, number: '1', account: 'small' },
  { user: 1, number: '2', account: 'medium' },
  { user: 2, number: '3', account: 'large' },
  { user: 300, number: '301', account: 'small' },
])('user $number is always $account', ({ user, number, account }) => {
  const toValue = valuesOf(user)
  expect(['user', 'account', 'account', 'password', 'unknown'].map(toValue)).toEqual([
    number,
    account,
    account,
    'hunter2',
    '',
  ])
})

test('the drawing: run, part, user, count', () => {
  const toValue = valuesOf(11, partValues(run, 'warmUp'))
  expect(['label', 'label', 'unit', 'label'].map(toValue)).toEqual([
    'k3f09a2cw12x0',
    'k3f09a2cw12x1',
    'Uk3f09a2cw12x2',
    'k3f09a2cw12x3',
  ])
})

test('two who draw as the same user: their values by user, and nothing unique twice', () => {
  const [first, second] = [valuesOf(2), userValues(sources, run)(2, seededRandom(1, 9), 302)]
  expect(['user', 'account', 'label'].map(second)).toEqual(['3', 'large', 'k3f09a2c303x0'])
  expect(['user', 'account', 'label'].map(first)).toEqual(['3', 'large', 'k3f09a2c3x0'])
})

test('never the same twice: over users, sources, parts and runs', () => {
  const parts = (['verification', 'logins', 'warmUp'] as const).map((part) => partValues(run, part))
  const runs = [run, ...parts, { ...run, nonce: 'k3f09a2d' }]
  const seen = runs.flatMap((values) =>
    Array.from({ length: 120 }, (_, user) => {
      const toValue = valuesOf(user, values)
      return Array.from({ length: 120 }, (__, index) => toValue(index % 3 === 0 ? 'unit' : 'label'))
    }).flat(),
  )
  expect(new Set(seen).size).toBe(runs.length * 120 * 120)
  expect(seen.every((text) => /^[A-Za-z0-9]{1,20}$/.test(text))).toBe(true)
})
