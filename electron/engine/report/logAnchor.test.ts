import { expect, test } from 'vitest'
import type { LineReading } from '../../../shared/domain/logLine.ts'
import { aDiagnosis } from '../../../shared/testing/aDiagnosis.ts'
import { tunedComparison } from '../../../shared/testing/tunedComparison.ts'
import { reportTexts } from '../../../shared/text/report/reportTexts.ts'
import type { Shown } from './reportModel.ts'
import { toReportModel } from './reportModel.ts'
import { diagnosisPart } from './sections/diagnosisPart.ts'
import { evidencePart } from './sections/evidencePart.ts'
import { samples } from './testing/samples.ts'

const texts = reportTexts('en', 'UTC')
const comparison = tunedComparison()

/** The configuration of the sample with marks whose evidence has lines of `lb`, and with these lines recorded. */
function shownWith(lines: readonly LineReading[]): Shown {
  const [shown] = toReportModel(samples.one('en')).shown
  if (shown?.typical === undefined || shown.run === undefined) throw new Error('the sample has a run')
  return {
    ...shown,
    typical: { ...shown.typical, diagnosis: aDiagnosis() },
    run: { ...shown.run, view: { ...shown.run.view, lines } },
  }
}

const line: LineReading = { atMs: 5000, container: 'lb', class: 'error', count: 3, line: 'not enough' }
const documentOf = (shown: Shown) =>
  `${diagnosisPart(shown, { texts, comparison }).html}${shown.typical && evidencePart(shown, shown.typical, texts).html}`

test('a line among a mark’s evidence leads to its container’s lane of log lines', () => {
  const document = documentOf(shownWith([line]))
  const targets = [...document.matchAll(/href="#(log-[^"]+)"/g)].map(([, id]) => id)
  expect(new Set(targets)).toEqual(new Set(['log-0-lb']))
  expect(document.split('id="log-0-lb"')).toHaveLength(2)
})

test('where no lines of it are drawn nothing leads anywhere', () => {
  expect(documentOf(shownWith([{ ...line, container: 'db' }]))).not.toContain('href="#log-')
})
