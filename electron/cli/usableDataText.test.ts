import { expect, test } from 'vitest'
import { usableDataText } from './usableDataText.ts'

const data = { set: 'minimal', counts: { units: 190, pets: 3 }, tookMs: 400 }
const role = { en: 'administrator', fr: 'administrateur' }

test('what was made beside what was expected, and who can log in with which password', () => {
  const accounts = [
    { name: 'admin@koprogo.com', role },
    { name: 'admin@small.be', password: 'admin123', role },
  ]
  expect(usableDataText('It is there', { ...data, expected: { units: 190 }, accounts })).toBe(`It is there

Made   Count  Expected
─────  ─────  ────────
units    190       190
pets       3         –

Can log in         Password        As
─────────────────  ──────────────  ─────────────
admin@koprogo.com  as you gave it  administrator
admin@small.be     admin123        administrator`)
})

test('an API that tells less is shown with less', () => {
  expect(usableDataText('It is there', { ...data, counts: {} })).toBe('It is there')
  expect(usableDataText('It is there', { ...data, counts: { units: 2 } })).toBe(`It is there

Made   Count
─────  ─────
units      2`)
})
