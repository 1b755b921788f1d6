import { capacityLevels } from '../../analysis/capacityLevels.ts'
import type { MeasuredEffect } from '../../analysis/diagnosis/measuredEffect.ts'
import { rowVerdict } from '../../analysis/rowVerdict.ts'
import type { Language } from '../../domain/language.ts'
import type { ComparisonRow } from '../../domain/runResult.ts'
import { type Say, sayIn } from '../say.ts'
import { countText, latencyText, percentText, rateText } from '../units.ts'

/** More of them than this are only counted. */
const mostNamed = 3

/**
 * `Measured in duo-lb:limits, API_CPUS 0.1 → 1: at least 300 users instead of below 100; P95 20 ms instead of 3.1 s.` What else was changed is
 * named after it; a figure that one of the two does not have is left out.
 */
export function measuredEffectText(effect: MeasuredEffect, language: Language = 'en'): string {
  const say = sayIn(language)
  const { parameter, from, to, configuration, without, withIt } = effect
  const instead = say('instead of', 'au lieu de')
  const figures = [
    pair('', capacityOf(withIt, language), capacityOf(without, language)),
    pair(say('ok', 'réussies'), goodputOf(withIt, language), goodputOf(without, language)),
    pair('P95', p95Of(withIt, language), p95Of(without, language)),
    pair(say('errors', 'erreurs'), errorsOf(withIt, language), errorsOf(without, language)),
  ].flatMap((one) => (one === undefined ? [] : [`${one[0]} ${instead} ${one[1]}`]))
  const before = say('', '\u00a0')
  const head = `${say('Measured in', 'Mesuré dans')} ${configuration}, ${parameter} ${from} → ${to}`
  return [
    figures.length === 0 ? `${head}.` : `${head}${before}: ${figures.join(`${before}; `)}.`,
    ...besidesText(effect, before, say),
    ...doubtText(effect, before, say),
  ].join(' ')
}

/** A generator that was late has not measured an effect. */
function doubtText({ without, withIt }: MeasuredEffect, before: string, say: Say): string[] {
  const invalid = [without, withIt].filter((row) => rowVerdict(row).kind === 'invalid')
  if (invalid.length === 0) return []
  const names = invalid.map(({ configuration }) => configuration).join(say(' and ', ' et '))
  return [
    say(
      `Not to be relied on: runs of ${names} are invalid.`,
      `À ne pas retenir${before}: des essais de ${names} ne sont pas valides.`,
    ),
  ]
}

function besidesText({ besides }: MeasuredEffect, before: string, say: Say): string[] {
  if (besides.length === 0) return []
  const named = besides
    .slice(0, mostNamed)
    .map(({ input, from, to }) => `${input.replace('parameters.', '')} ${from} → ${to}`)
  const more = besides.length - named.length
  const rest = more === 0 ? '' : say(`, and ${more} more`, `, et ${more} de plus`)
  return [`${say('With other changes too', 'Avec d’autres changements aussi')}${before}: ${named.join(', ')}${rest}.`]
}

type Words = string | undefined

function pair(name: string, there: Words, here: Words): readonly [string, string] | undefined {
  return there === undefined || here === undefined || there === here ? undefined : [`${name} ${there}`.trim(), here]
}

function capacityOf({ capacity }: ComparisonRow, language: Language): Words {
  const say = sayIn(language)
  const { unit, atLeast, below } = capacityLevels(capacity)
  const level = (value: number) =>
    unit === 'users' ? `${countText(value)}\u00a0${say('users', 'utilisateurs')}` : rateText(value, language)
  if (atLeast !== undefined) return `${say('at least', 'au moins')} ${level(atLeast)}`
  return below === undefined ? undefined : `${say('below', 'moins de')} ${level(below)}`
}

function goodputOf({ figures: { goodputPerS } }: ComparisonRow, language: Language): Words {
  return goodputPerS && rateText(goodputPerS.median, language)
}

function p95Of({ figures: { p95Us } }: ComparisonRow, language: Language): Words {
  return p95Us && latencyText(p95Us.median, language)
}

function errorsOf({ figures: { errorRate } }: ComparisonRow, language: Language): Words {
  return errorRate && percentText(errorRate.median, 2, language)
}
