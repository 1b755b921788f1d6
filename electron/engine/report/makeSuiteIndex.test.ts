import { expect, test } from 'vitest'
import type { Language } from '../../../shared/domain/language.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import { makeSuiteIndex, type SuiteIndexInput } from './makeSuiteIndex.ts'
import { samples } from './testing/samples.ts'

const short = { timeScale: 0.2 }
const asked = { profile: 'stress', timeScale: 0.2, set: {}, seed: 20817 }

function input(language: Language): SuiteIndexInput {
  const three = samples.three(language, short).comparison
  const eight = samples.eight(language, short).comparison
  const one = (index: number, name: string, more: Partial<SuiteRecord['comparisons'][number]>) => ({
    name,
    title: { en: `The ${name} <one>`, fr: `La ${name} <une>` },
    folder: `0${index}-${name}`,
    ask: { ...asked, configurations: ['solo', 'trio-cache:tuned'], repeat: 1 },
    outcome: 'completed' as const,
    ...more,
  })
  const comparisons = [
    one(1, 'capacity', { comparisonId: three.id }),
    one(2, 'everything', { comparisonId: eight.id, ask: { ...asked, configurations: ['solo'], repeat: 3 } }),
    one(3, 'refused', { outcome: 'failed', problem: { en: 'Docker is not there.', fr: 'Docker n’est pas là.' } }),
    one(4, 'last', { outcome: 'pending' }),
    one(5, 'discarded', { comparisonId: 'gone' }),
    one(6, 'damaged', { comparisonId: 'torn' }),
  ]
  const record: SuiteRecord = {
    schema: 'palier.suite/1',
    id: '20261121-143900-suite-study-x7k2',
    suite: 'study',
    title: { en: 'The study', fr: 'L’étude' },
    description: { en: 'Four questions & more.', fr: 'Quatre questions & plus.' },
    createdAt: '2026-11-21T14:39:00.000Z',
    endedAt: '2026-11-21T15:39:00.000Z',
    timeScale: 0.2,
    seed: 20817,
    language,
    pdf: false,
    outcome: 'failed',
    comparisons,
  }
  const files = ['01-capacity/report.html', '01-capacity/csv', '01-capacity/monitoring-solo-baseline-1.log']
  return {
    record,
    language,
    timeZone: 'Europe/Paris',
    comparisons: record.comparisons.map((each, index) => {
      const comparison = [three, eight][index]
      const lost = ([undefined, undefined, undefined, undefined, 'removed', 'unreadable'] as const)[index]
      return { one: each, ...(comparison && { comparison }), ...(lost && { lost }), files: index === 0 ? files : [] }
    }),
  }
}

/** What a reader reads: no drawings, a line for each row, heading and paragraph. */
function textOf(page: string): string {
  return page
    .replace(/^.*<body>/s, '')
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<br>|<\/(?:p|h[123]|tr|li|dd)>/g, '\n')
    .replaceAll(/<\/(?:th|td|dt)>/g, ' | ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[ \u00a0]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
}

test.each<Language>(['en', 'fr'])('in %s, as it is read', async (language) => {
  await expect(textOf(makeSuiteIndex(input(language)))).toMatchFileSnapshot(`testing/golden/suite.${language}.txt`)
})

test('links only what lies beside it, runs and loads nothing, and is the same each time', () => {
  const page = makeSuiteIndex(input('en'))
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)
  expect(links).toEqual([
    '#c1',
    '#c2',
    '#c3',
    '#c4',
    '#c5',
    '#c6',
    '01-capacity/report.html',
    '01-capacity/csv',
    '01-capacity/monitoring-solo-baseline-1.log',
  ])
  expect(page).not.toMatch(/<(?:script|link|img|iframe)|\son\w+=|url\((?!#)/)
  expect(page).toContain('The capacity &lt;one&gt;')
  expect(page).toBe(makeSuiteIndex(input('en')))
})
