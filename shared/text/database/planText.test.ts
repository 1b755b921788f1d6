import { expect, test } from 'vitest'
import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import { aPlan } from '../../testing/aDatabase.ts'
import { reportTexts } from '../report/reportTexts.ts'
import { looseSigns, unlikeTexts } from '../testing/wordListRules.ts'
import { database as en } from './en.ts'
import { database as fr } from './fr.ts'
import { explainedQueries, explainedText, planText } from './planText.ts'

type Reads = DatabaseFacts['plans'][number]['reads']

const whole = { table: 'units', rows: 63, removed: 18_937 }
const indexed = { table: 'units', index: 'units_organization_id_unit_number_idx', rows: 20, removed: 0 }
const buildings = { table: 'buildings', rows: 2300, removed: 0 }

test.each<{ name: string; reads: Reads; english: string; french: string }>([
  {
    name: 'an index',
    reads: [indexed],
    english: 'uses index units_organization_id_unit_number_idx',
    french: 'utilise l’index units_organization_id_unit_number_idx',
  },
  {
    name: 'a whole table',
    reads: [whole],
    english: 'reads the whole table units (19,000 rows, 18,937 of them thrown away)',
    french: 'lit toute la table units (19 000 lignes, dont 18 937 écartées)',
  },
  {
    name: 'a whole table, all of which is wanted',
    reads: [buildings],
    english: 'reads the whole table buildings (2,300 rows)',
    french: 'lit toute la table buildings (2 300 lignes)',
  },
  {
    name: 'both',
    reads: [whole, { table: 'buildings', index: 'buildings_pkey', rows: 63, removed: 0 }],
    english: 'reads the whole table units (19,000 rows, 18,937 of them thrown away); uses index buildings_pkey',
    french: 'lit toute la table units (19 000 lignes, dont 18 937 écartées) ; utilise l’index buildings_pkey',
  },
  {
    name: 'an index that is no help',
    reads: [{ table: 'units', index: 'units_pkey', rows: 20, removed: 5980 }],
    english: 'uses index units_pkey (6,000 rows, 5,980 of them thrown away)',
    french: 'utilise l’index units_pkey (6 000 lignes, dont 5 980 écartées)',
  },
  {
    name: 'a part of a table',
    reads: [{ table: 'units', rows: 20, removed: 0, isPart: true }],
    english: 'reads units without an index until it has enough (20 rows)',
    french: 'lit units sans index jusqu’à en avoir assez (20 lignes)',
  },
  {
    name: 'the same twice',
    reads: [indexed, indexed],
    english: 'uses index units_organization_id_unit_number_idx',
    french: 'utilise l’index units_organization_id_unit_number_idx',
  },
  { name: 'nothing', reads: [], english: 'reads no table', french: 'ne lit aucune table' },
  {
    name: 'an empty table',
    reads: [{ table: 'owners', rows: 0, removed: 0 }],
    english: 'reads the whole table owners (0 rows)',
    french: 'lit toute la table owners (0 ligne)',
  },
])('$name', ({ reads, english, french }) => {
  const say = (language: 'en' | 'fr') =>
    planText({ reads }, reportTexts(language, 'UTC')).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect([say('en'), say('fr')]).toEqual([english, french])
})

test('a database that changed its mind while it was measured says both', () => {
  const texts = reportTexts('en', 'UTC')
  const told = (...plans: DatabaseFacts['plans']) =>
    explainedQueries({ plans }).map((query) => explainedText(query, texts))
  const [both] = told(aPlan('before', false), aPlan('after', true))
  expect(both).toBe(
    'before measuring: reads the whole table units (19,000 rows, 18,937 of them thrown away); after: uses index units_organization_id_unit_number_idx',
  )
  // More rows are no other plan.
  const grown = { ...aPlan('after', false), reads: [{ table: 'units', rows: 65, removed: 19_200 }] }
  expect(told(aPlan('before', false), grown)).toEqual([
    'reads the whole table units (19,265 rows, 19,200 of them thrown away)',
  ])
  expect(told(aPlan('before', true))).toEqual(['before measuring: uses index units_organization_id_unit_number_idx'])
})

test('both languages have the same texts, French with no-break spaces before its double signs', () => {
  expect(unlikeTexts(en, fr)).toEqual([])
  expect(looseSigns(fr)).toEqual([])
})
