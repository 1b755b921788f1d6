import { expect, test } from 'vitest'
import type { FreezeCheck, FreezeSight } from '../domain/freezeCheck.ts'
import { freezeMethodText, freezeText } from './freezeText.ts'

const sight: FreezeSight = { ok: 10, failed: 0, response: [], service: [] }
const late = [{ percentile: 'p90', expectedUs: 500_000, measuredUs: 90, isReached: true }] as const
const check: FreezeCheck = {
  stallMs: 1000,
  everyMs: 5000,
  stoodStillMs: [1000, 1000, 1000],
  ratePerS: 500,
  connections: 20,
  users: 20,
  thinkMs: 20,
  open: sight,
  closed: sight,
  generator: 'valid',
}

test.each<{ name: string; changes: Partial<FreezeCheck>; en: string; fr: string }>([
  {
    name: 'shown',
    changes: {},
    en: 'show the standstills',
    fr: 'à moins de 50\u00a0ms du calcul, 5\u00a0% d’un arrêt',
  },
  {
    name: 'not shown',
    changes: { open: { ...sight, response: late } },
    en: 'do not show',
    fr: 'ne montrent pas',
  },
  {
    name: 'a busy machine',
    changes: { open: { ...sight, response: late }, generator: 'invalid' },
    en: 'Repeat it',
    fr: 'À refaire',
  },
  { name: 'failures', changes: { closed: { ...sight, failed: 3 } }, en: '3 requests failed', fr: '3 requêtes' },
  { name: 'nothing', changes: { stoodStillMs: [] }, en: 'did not stand still', fr: 'ne s’est pas arrêtée' },
])('$name', ({ changes, en, fr }) => {
  const text = freezeText({ ...check, ...changes })
  expect(text.en).toContain(en)
  expect(text.fr).toContain(fr)
})

test('what was done, with its figures', () => {
  expect(freezeMethodText(check).en).toContain('stood still for 1\u00a0s in every 5\u00a0s, 3 times')
  expect(freezeMethodText(check).fr).toContain('arrêtée 1\u00a0s toutes les 5\u00a0s, 3 fois')
})
