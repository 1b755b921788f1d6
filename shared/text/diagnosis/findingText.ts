import type { Finding, FindingRule } from '../../domain/diagnosis.ts'
import type { Language } from '../../domain/language.ts'
import { createTexts } from '../createTexts.ts'
import { runTimeText } from '../units.ts'
import { figureText } from './figureText.ts'
import { type FindingKey, findingSentences, titleOf } from './findingSentences.ts'
import { en } from './findingWords.en.ts'
import { fr } from './findingWords.fr.ts'
import { faultText } from './markText.ts'

/** A finding in words. */
export interface FindingText {
  /** Without full stop: `The balancer ran out of connections`. */
  readonly title: string
  /** From when to when: `3:59 – 5:01`. */
  readonly time: string
  /** With the figures that made the rule fire. */
  readonly sentences: readonly string[]
  /** Absent when it denies nothing. */
  readonly rulesOut?: string
  /** One for each parameter to change; none when the topology has none that would help. */
  readonly advice: readonly string[]
  /** `high`, `medium`, `low`. */
  readonly confidence: string
}

const words = { en, fr }

/** No dates in them: the time zone is of no account. */
const texts = {
  en: createTexts('en', 'UTC', words),
  fr: createTexts('fr', 'UTC', words),
} as const

export function findingText(finding: Finding, language: Language = 'en'): FindingText {
  const { t, figures: forms } = texts[language]
  const { rule, figures, rulesOut, advice, confidence } = finding
  const values = valuesOf(finding, language)
  const { key, count } = titleOf(finding)
  const sentences = findingSentences[rule].flatMap((sentence) => {
    const [name, isSaid] = typeof sentence === 'string' ? [sentence, undefined] : sentence
    return isSaid?.(figures) === false ? [] : said(name, values, figures, language)
  })
  return {
    title: t(key, { ...values, ...(count !== undefined && { count }) }),
    time: timeOf(finding),
    sentences,
    ...(rulesOut.length > 0 && {
      rulesOut: t('rulesOut', { names: forms.list(rulesOut.map((one) => nameOf(one, language))) }),
    }),
    advice: advice.map(({ parameter, from, direction }) => t(`advice.${direction}`, { parameter, from: from ?? '–' })),
    confidence: t(`confidence.${confidence}`),
  }
}

/** Nothing was found: `No cause established`. A run without troubles has none to be found. */
export function noCauseText(language: Language = 'en'): string {
  return texts[language].t('none')
}

function timeOf({ fromMs, toMs }: Finding): string {
  const [from, to] = [runTimeText(fromMs), runTimeText(toMs)]
  return from === to ? from : `${from} – ${to}`
}

/** What a rule is about, within a sentence: `missing memory`. */
function nameOf(rule: FindingRule, language: Language): string {
  return texts[language].t(`${rule}.name`)
}

type Values = Readonly<Record<string, string>>

function valuesOf({ container, figures, fault }: Finding, language: Language): Values {
  const told = Object.entries(figures).map(([name, value]) => [name, figureText(name, value, language)])
  return {
    ...(container !== undefined && { container }),
    ...(fault && { faultDone: faultText(fault.action.kind, language) }),
    ...Object.fromEntries(told),
    ...namedCounts(figures, language),
  }
}

/** Of a product each factor has its own plural. */
function namedCounts({ instances, workersPerInstance }: Finding['figures'], language: Language): Values {
  const { t } = texts[language]
  return {
    ...(instances !== undefined && { instancesNamed: t('instances', { count: instances }) }),
    ...(workersPerInstance !== undefined && { workersNamed: t('workers', { count: workersPerInstance }) }),
  }
}

/** Which figure decides between the forms of a plural. */
const counted: Readonly<Partial<Record<FindingKey, string>>> = {
  'outOfMemory.signals': 'signals',
  'outOfMemory.kills': 'kills',
  'generatorLimited.notSent': 'notSent',
  'descriptorExhaustion.lines': 'lines',
  'databaseConnections.lines': 'lines',
  'databaseConnections.waited': 'lines',
  'databaseSaturation.active': 'activeStatements',
  'workerSaturation.busy': 'workersPerInstance',
  'workerSaturation.idle': 'workersPerInstance',
  'balancerExhaustion.lines': 'lines',
  'deadAddressKept.failed': 'failed',
  'timeoutCascade.timedOut': 'timedOut',
  'timeoutCascade.upstream': 'upstreamTimedOut',
  'timeoutCascade.worker': 'workerTimeout',
  'timeoutCascade.pool': 'poolTimeout',
}

/** Nothing when a value is not known. */
function said(key: FindingKey, values: Values, figures: Finding['figures'], language: Language): string[] {
  const count = counted[key] && figures[counted[key]]
  const list: Readonly<Record<string, string>> = words[language]
  const text = list[key] ?? list[`${key}_other`] ?? ''
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? [])
  if (names.some((name) => (name === 'n' ? count : values[name]) === undefined)) return []
  return [texts[language].t(key, { ...values, ...(count !== undefined && { count }) })]
}
