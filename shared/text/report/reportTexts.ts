import type { Language } from '../../domain/language.ts'
import { chart as enChart } from '../chart/en.ts'
import { chart as frChart } from '../chart/fr.ts'
import { comparison as enComparison } from '../comparison/en.ts'
import { comparison as frComparison } from '../comparison/fr.ts'
import { createTexts, type Texts } from '../createTexts.ts'
import { database as enDatabase } from '../database/en.ts'
import { database as frDatabase } from '../database/fr.ts'
import { run as enRun } from '../run/en.ts'
import { run as frRun } from '../run/fr.ts'
import { suite as enSuite } from '../suite/en.ts'
import { suite as frSuite } from '../suite/fr.ts'
import { timeline as enTimeline } from '../timeline/en.ts'
import { timeline as frTimeline } from '../timeline/fr.ts'
import { en as enReport } from './en.ts'
import { fr as frReport } from './fr.ts'

const en = { ...enChart, ...enTimeline, ...enDatabase, ...enSuite, ...enComparison, ...enRun, ...enReport }
const fr = { ...frChart, ...frTimeline, ...frDatabase, ...frSuite, ...frComparison, ...frRun, ...frReport }

/** The report in the reader's language; the document escapes what it is given, at one place. */
export type ReportTexts = Texts<typeof en>
export type TextKey = Parameters<ReportTexts['t']>[0]

export function reportTexts(language: Language, timeZone: string): ReportTexts {
  return createTexts(language, timeZone, { en, fr })
}
