import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../shared/domain/language.ts'
import { figureRows } from '../../../shared/text/report/figureRows.ts'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import { findBrowser } from './findBrowser.ts'
import { makeReport } from './makeReport.ts'
import { printPdf } from './printPdf.ts'
import type { ReportInput } from './reportInput.ts'
import { samples } from './testing/samples.ts'

/** Both are in the Debian packages chromium and poppler-utils. */
const tools = hasTools()

describe.skipIf(!tools)('the printed report (needs a browser and poppler-utils)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-pdf-'))
  beforeAll(() => () => rmSync(folder, { recursive: true }))

  const print = async (name: keyof typeof samples, language: Language) => {
    const input = samples[name](language, { timeScale: 0.2 })
    const file = join(folder, `${name}-${language}.pdf`)
    writeFileSync(file, await printPdf(makeReport(input), new AbortController().signal))
    return { input, file }
  }

  test.each<[keyof typeof samples, Language]>([
    ['one', 'en'],
    ['three', 'fr'],
    ['eight', 'en'],
  ])('%s in %s: tagged, A4, named, numbered, with an outline', async (name, language) => {
    const { file } = await print(name, language)
    const info = ran('pdfinfo', [file])
    expect(info).toMatch(/^Tagged:\s+yes$/m)
    expect(info).toMatch(/^Page size:.*\(A4\)$/m)
    expect(info).toMatch(/^Title:\s+Stress, .* – Palier$/m)
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1])
    const text = ran('pdftotext', ['-layout', file, '-'])
    expect(text).toContain(`Page ${pages} ${language === 'en' ? 'of' : 'sur'} ${pages}`)
    const structure = ran('pdfinfo', ['-struct', file])
    for (const kind of ['H1', 'H2', 'H3', 'Table', 'TH', 'Figure'])
      expect(structure).toMatch(new RegExp(`^\\s*${kind}\\b`, 'm'))
    expect(readFileSync(file, 'latin1')).toMatch(/\/Outlines \d+ 0 R/)
    expect(text).not.toMatch(/[\ufb00-\ufb06]/)
  })

  test.each<Language>(['en', 'fr'])('says the figures of the comparison, in %s', async (language) => {
    const { input, file } = await print('three', language)
    const { t, figures } = reportTexts(language, 'UTC')
    const text = ran('pdftotext', ['-layout', file, '-']).replaceAll(/[\u00a0\u202f]/g, ' ')
    for (const figure of figureRows) {
      const name = t(`figure.${figure.name}`).replaceAll('\u00a0', ' ').split(/[ ,]/)[0] ?? ''
      const said = text.split('\n').filter((line) => line.trimStart().startsWith(name))
      const expected = input.comparison.comparison.rows.map((row) => row.figures[figure.name]?.median)
      const texts = expected.map((value) => (value === undefined ? t('word.noData') : figure.text(value, figures)))
      const plain = texts.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))
      expect(
        said.some((line) => plain.every((one) => line.includes(one))),
        `${figure.name}: ${plain.join(', ')}`,
      ).toBe(true)
    }
  })

  test('nothing is cut off at the right edge: every word lies within the margins', async () => {
    const { file } = await print('eight', 'en')
    const words = ran('pdftotext', ['-bbox', file, '-']).matchAll(/xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]*)</g)
    const outside = [...words]
      .filter(([, from, to]) => Number(from) < 40 || Number(to) > 594.96 - 40)
      .map(([, , , word]) => word)
    expect(outside).toEqual([])
    const { file: small } = await print('one', 'en')
    expect(titleHeight(file)).toBeCloseTo(titleHeight(small), 1)
  })

  test('an endpoint of which nothing is known makes no page wider, whatever the words for it', async () => {
    const { input, file: plain } = await print('one', 'fr')
    const file = join(folder, 'unasked-fr.pdf')
    writeFileSync(file, await printPdf(makeReport(withUnasked(input)), new AbortController().signal))
    expect(titleHeight(file)).toBeCloseTo(titleHeight(plain), 1)
  })

  test('leaves neither a process nor a folder behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('palier-print-'))
    const before = left()
    await printPdf('<!doctype html><title>x</title><p>x', new AbortController().signal)
    const stop = new AbortController()
    const stopped = printPdf('<p>x', stop.signal)
    stop.abort(new Error('enough'))
    await expect(stopped).rejects.toThrow('enough')
    expect(left()).toEqual(before)
  })
})

/** What is wider than a page makes Chromium shrink the whole document: its title says by how much. */
function titleHeight(pdf: string): number {
  const words = ran('pdftotext', ['-bbox', '-l', '1', pdf, '-']).matchAll(
    /yMin="([\d.]+)"[^>]*yMax="([\d.]+)">Stress,</g,
  )
  return Math.max(...[...words].map(([, from, to]) => Number(to) - Number(from)))
}

/** With the intended share of each endpoint, and one that was never asked. */
function withUnasked(input: ReportInput): ReportInput {
  const runs = input.comparison.runs.map((run) => {
    const endpoints = run.endpoints.map((one) => ({ ...one, intendedShare: 0.1 }))
    const never = endpoints.slice(0, 1).map(({ totals, share: _, latencyUs: __, ...one }) => {
      const { throughputPerS: ___, errorRate: ____, ...counts } = totals
      return { ...one, name: 'create-appointment', latencyUs: {}, totals: { ...counts, requests: 0, ok: 0, failed: 0 } }
    })
    return { ...run, endpoints: [...endpoints, ...never] }
  })
  return { ...input, comparison: { ...input.comparison, runs } }
}

function ran(program: string, args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
}

function hasTools(): boolean {
  try {
    findBrowser()
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
