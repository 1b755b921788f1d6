import { expect, test } from 'vitest'
import { emptyState, loadedState, warmedDataState } from '../../../shared/domain/freshState.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { dealVersion } from '../../../shared/load/dealVersion.ts'
import { figureRows } from '../../../shared/text/report/figureRows.ts'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { makeReport } from './makeReport.ts'
import type { ReportInput } from './reportInput.ts'
import type { SampleOptions } from './testing/sampleReport.ts'
import { samples } from './testing/samples.ts'

/** A fifth of the time keeps the test short; nothing depends on the length. */
const short: SampleOptions = { timeScale: 0.2 }
const input = (name: keyof typeof samples, language: Language = 'en') => samples[name](language, short)
const allOf = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found)

/** What a reader reads: no drawings, a line for each row, heading and paragraph. */
function textOf(html: string): string {
  return html
    .replace(/^.*<body>/s, '')
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<\/(?:p|h[123]|tr|li|dd|pre|figure)>/g, '\n')
    .replaceAll(/<\/(?:th|td|dt)>/g, ' | ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(
      /&(?:#39|quot|lt|gt|amp);/g,
      (one) => ({ '&#39;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' })[one] ?? one,
    )
    .replaceAll(/[ \u00a0]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
}

test.each<Language>(['en', 'fr'])('one configuration in %s, as it is read', async (language) => {
  await expect(textOf(makeReport(input('one', language)))).toMatchFileSnapshot(`testing/golden/one.${language}.txt`)
})

test('the data that was loaded stands with its run and with the machine, and the state before a run in the reader’s words', () => {
  const made = input('one', 'fr')
  const data = { set: 'realistic', counts: { buildings: 23, units: 190 }, tookMs: 410 }
  const statePolicy = [emptyState, loadedState('realistic'), 'db: analyze', warmedDataState]
  const runs = made.runs.map((run) => ({ ...run, manifest: { ...run.manifest, statePolicy } }))
  const results = made.comparison.runs.map((result) => ({ ...result, data }))
  const text = textOf(makeReport({ ...made, runs, comparison: { ...made.comparison, runs: results } }))
  expect(text).toContain('Données | realistic (23 buildings, 190 units), chargé en 410 ms\n')
  expect(text).toContain('Données | realistic (23 buildings, 190 units)\n')
  expect(text).toContain(
    'conteneurs neufs, sans autres données que celles de leurs images; jeu de données realistic chargé par l’API; db: analyze; échauffés par une charge légère, puis le jeu de données et les mêmes commandes',
  )
})

test.each([
  { name: 'the present one', version: dealVersion, says: 'The same seed gives the same order of runs' },
  { name: 'an earlier one', version: dealVersion - 1, says: 'makes other requests of the same seed' },
  { name: 'not kept', version: undefined, says: 'does not say how it did' },
])('whether the same seed is the same load again: $name', ({ version, says }) => {
  const made = input('one')
  const runs = made.comparison.runs.map((run) => (version === undefined ? run : { ...run, dealVersion: version }))
  expect(textOf(makeReport({ ...made, comparison: { ...made.comparison, runs } }))).toContain(says)
})

test('needs nothing beside it and runs nothing', () => {
  const html = makeReport(input('three'))
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`)
  expect(allOf(html, /\s((?:src|href|xlink:href|on\w+)=)/g)).toEqual([])
  expect(html).not.toMatch(/<(?:script|link|img|iframe|object|style [^>]*src)/)
  expect(allOf(html, /url\((?!#)([^)]*)/g)).toEqual([])
  expect(allOf(html, /(@import|expression\()/g)).toEqual([])
})

test('can be read aloud: language, title, headings in order, heads of tables, words for charts', () => {
  const html = makeReport(input('three', 'fr'))
  expect(html).toContain('<html lang="fr">')
  expect(html).toContain('<title>Stress, 3 configurations – Palier</title>')
  const levels = allOf(html, /<h([1-6])/g).map(Number)
  expect(levels[0]).toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  expect(allOf(html, /(<th(?![^>]*scope=)[ >])/g)).toEqual([])
  expect(allOf(html, /<div role="img" aria-label="([^"]*)"/g)).toHaveLength(4)
  expect(allOf(html, /<svg(?![^>]*(?:aria-hidden|role="img"))([^>]*)/g).every((tag) => tag.includes('xmlns'))).toBe(
    true,
  )
})

test('ids are used once, and every reference to one has its target', () => {
  const html = makeReport(input('eight'))
  const ids = allOf(html, /\sid="([^"]+)"/g)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of allOf(html, /url\(#([^)]+)\)/g)) expect(ids).toContain(id)
})

test('the same input gives the same bytes; the print date is all that changes from one print to the next', () => {
  const one = input('three')
  expect(makeReport(one)).toBe(makeReport(one))
  const later = makeReport({ ...one, printedAt: '2027-01-05T10:00:00.000Z' })
  const printed = /<span class="printed">[^<]*<\/span>/g
  expect(later).not.toBe(makeReport(one))
  expect(later.replaceAll(printed, '')).toBe(makeReport(one).replaceAll(printed, ''))
})

test('names that people gave cannot become part of the document', () => {
  const html = makeReport(input('eight'))
  expect(html).toContain('&lt;b&gt;&amp;&quot;quoted&quot;')
  expect(html).toContain('not enough &lt;&amp;&gt;')
  const evil = '</style><script>alert(1)</script>'
  const one = input('one')
  const renamed = JSON.parse(JSON.stringify(one).replaceAll('trio-cache:tuned', evil)) as ReportInput
  const rewritten = makeReport({ ...renamed, comparison: { ...renamed.comparison, id: evil } })
  expect(rewritten).not.toContain('<script')
  expect(rewritten.match(/<\/style>/g)).toHaveLength(1)
})

test.each<Language>(['en', 'fr'])(
  'every figure of every configuration stands in the comparative table, in %s',
  (language) => {
    const given = input('three', language)
    const { figures } = reportTexts(language, 'UTC')
    const rows = textOf(makeReport(given)).split('\n')
    const { t } = reportTexts(language, 'UTC')
    const start = rows.indexOf(t('compare.title'))
    for (const figure of figureRows) {
      const row = rows
        .slice(start)
        .find((line) => line.trim().startsWith(`${t(`figure.${figure.name}`).replaceAll('\u00a0', ' ')} |`))
      const cells = row?.split(' | ').slice(1) ?? []
      given.comparison.comparison.rows.forEach((one, index) => {
        const spread = one.figures[figure.name]
        const text = spread === undefined ? t('word.noData') : figure.text(spread.median, figures)
        expect(cells[index]?.trim(), `${figure.name} of ${one.configuration}`).toMatch(startOf(text))
      })
    }
  },
)

function startOf(text: string): RegExp {
  return new RegExp(`^${text.replaceAll('\u00a0', ' ').replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')}(?![\\d.,])`)
}

test('eight configurations: blocks of at most four columns, each configuration with its letter and its section', () => {
  const html = makeReport(input('eight'))
  // The comparison has one column of its own, the targets have two.
  const matrices = allOf(html, /<table class="matrix whole[^"]*"[^>]*>\s*<thead><tr>(.*?)<\/tr>/gs)
  expect(matrices.map((head) => head.match(/<th /g)?.length)).toEqual([5, 5, 6, 6])
  expect(allOf(html, /id="configuration-(\w)"/g)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
})

test('what did not complete is named, with the reason, and has no figures', () => {
  const text = textOf(makeReport(input('eight')))
  expect(text).toContain('api-1 never became ready. Waited 60 s for /health, last answer 503.')
  expect(text).toMatch(/run 1: stopped by a person at 0:\d\d|run 1: stopped by a person at \d:\d\d/)
  expect(text).toContain('solo:limits was not measured.')
  expect(text).toContain('6 of 8 runs completed')
})

test('runs whose folders are gone are reported without curves', () => {
  const given = input('three')
  const text = textOf(
    makeReport({ ...given, runs: given.runs.filter(({ manifest }) => manifest.configuration.id !== 'solo:baseline') }),
  )
  expect(text).toContain('Without curves: solo:baseline.')
  expect(text).toContain('There are no curves: the folder of this run was not found')
})

test('a warning is printed once, with everybody it concerns; a compressed plan says so', () => {
  const text = textOf(makeReport(input('eight')))
  expect(text.match(/Expect refusals under load/g)).toHaveLength(1)
  expect(text).toContain('0.2: every stage took 0.2 of its time')
})
