import { describe, expect, test } from 'vitest'
import { type CapacityFigures, capacityText } from './capacityText.ts'

/** As it looks: that spaces do not break is checked once, below. */
const seen = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

const sure = { indicative: false }

describe.each<{ name: string; capacity: CapacityFigures | undefined; thinkMs: number; en: string; fr: string }>([
  {
    name: 'an interval',
    capacity: { ...sure, atLeastUsers: 300, belowUsers: 700, atLeastPerS: 295.4 },
    thinkMs: 1000,
    en: 'at least 300, below 700 users at 1 s think time (= 295 req/s)',
    fr: 'au moins 300, moins de 700 utilisateurs avec 1 s de réflexion (= 295 req/s)',
  },
  {
    name: 'not even the lowest plateau',
    capacity: { belowUsers: 50, indicative: true },
    thinkMs: 1500,
    en: 'below 50 users at 1.5 s think time, indicative',
    fr: 'moins de 50 utilisateurs avec 1,5 s de réflexion, indicatif',
  },
  {
    name: 'all plateaus',
    capacity: { ...sure, atLeastUsers: 1500, atLeastPerS: 4.44 },
    thinkMs: 0,
    en: 'at least 1 500 users without think time (= 4.4 req/s; the profile goes no higher)',
    fr: 'au moins 1 500 utilisateurs sans temps de réflexion (= 4,4 req/s ; le profil ne va pas plus haut)',
  },
  {
    name: 'a run that was stopped below its highest plateau',
    capacity: { ...sure, atLeastUsers: 1, plateaus: [{ users: 1, holds: true }, { users: 300 }] },
    thinkMs: 1000,
    en: 'at least 1 user at 1 s think time (the run came no further)',
    fr: 'au moins 1 utilisateur avec 1 s de réflexion (l’essai n’est pas allé plus loin)',
  },
  {
    name: 'a lower plateau that was not reached is no limit',
    capacity: { ...sure, atLeastUsers: 300, plateaus: [{ users: 300, holds: true }, { users: 100 }] },
    thinkMs: 1000,
    en: 'at least 300 users at 1 s think time (the profile goes no higher)',
    fr: 'au moins 300 utilisateurs avec 1 s de réflexion (le profil ne va pas plus haut)',
  },
  {
    name: 'the generator was the limit on all of them',
    capacity: { ...sure, plateaus: [{ users: 100, generatorLimited: true }] },
    thinkMs: 1000,
    en: 'not measured (the generator was the limit)',
    fr: 'non mesurée (le générateur était la limite)',
  },
  {
    name: 'the generator was the limit above one that held',
    capacity: {
      ...sure,
      atLeastUsers: 100,
      plateaus: [
        { users: 100, holds: true },
        { users: 300, generatorLimited: true },
      ],
    },
    thinkMs: 1000,
    en: 'at least 100 users at 1 s think time (the generator was the limit)',
    fr: 'au moins 100 utilisateurs avec 1 s de réflexion (le générateur était la limite)',
  },
  {
    name: 'a fault was on on the only one',
    capacity: { ...sure, plateaus: [{ users: 100, underFault: true }] },
    thinkMs: 1000,
    en: 'not measured (a fault was on)',
    fr: 'non mesurée (une panne était injectée)',
  },
  {
    name: 'a fault was on above one that held',
    capacity: {
      ...sure,
      atLeastUsers: 100,
      plateaus: [
        { users: 100, holds: true },
        { users: 300, underFault: true },
      ],
    },
    thinkMs: 1000,
    en: 'at least 100 users at 1 s think time (a fault was on)',
    fr: 'au moins 100 utilisateurs avec 1 s de réflexion (une panne était injectée)',
  },
  { name: 'plateaus without a request', capacity: sure, thinkMs: 1000, en: 'not measured', fr: 'non mesurée' },
  {
    name: 'no plateau',
    capacity: undefined,
    thinkMs: 1000,
    en: 'no plateau to judge by',
    fr: 'aucun palier où en juger',
  },
])('$name', ({ capacity, thinkMs, en, fr }) => {
  test('in English', () => expect(seen(capacityText(capacity, thinkMs))).toBe(en))
  test('in French', () => expect(seen(capacityText(capacity, thinkMs, 'fr'))).toBe(fr))
})

test('a number never loses its unit at the end of a line', () => {
  expect(capacityText({ ...sure, belowUsers: 50 }, 1000)).toBe('below 50\u00a0users at 1\u00a0s think time')
})
