import type { Language } from '../../domain/language.ts'
import { chart as enChart } from '../chart/en.ts'
import { chart as frChart } from '../chart/fr.ts'
import { createTexts, type Texts } from '../createTexts.ts'
import { bench as enBench } from './en/bench.ts'
import { curves as enCurves } from './en/curves.ts'
import { frame as enFrame } from './en/frame.ts'
import { history as enHistory } from './en/history.ts'
import { live as enLive } from './en/live.ts'
import { log as enLog } from './en/log.ts'
import { result as enResult } from './en/result.ts'
import { setup as enSetup } from './en/setup.ts'
import { suites as enSuites } from './en/suites.ts'
import { bench as frBench } from './fr/bench.ts'
import { curves as frCurves } from './fr/curves.ts'
import { frame as frFrame } from './fr/frame.ts'
import { history as frHistory } from './fr/history.ts'
import { live as frLive } from './fr/live.ts'
import { log as frLog } from './fr/log.ts'
import { result as frResult } from './fr/result.ts'
import { setup as frSetup } from './fr/setup.ts'
import { suites as frSuites } from './fr/suites.ts'

export const en = {
  ...enChart,
  ...enCurves,
  ...enFrame,
  ...enBench,
  ...enLive,
  ...enLog,
  ...enResult,
  ...enHistory,
  ...enSetup,
  ...enSuites,
}
export const fr = {
  ...frChart,
  ...frCurves,
  ...frFrame,
  ...frBench,
  ...frLive,
  ...frLog,
  ...frResult,
  ...frHistory,
  ...frSetup,
  ...frSuites,
}

/** Everything the windows say, in one language. A screen's words have its name before them: `bench.compare`. */
export type UiTexts = Texts<typeof en>
export type UiTextKey = Parameters<UiTexts['t']>[0]

export function uiTexts(language: Language, timeZone: string): UiTexts {
  return createTexts(language, timeZone, { en, fr })
}
