import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { outcomeText } from '../../../../shared/text/runStateText.ts'
import { configurationKey } from '../configurationKey.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { type SignName, sign } from '../signs.ts'

interface Point {
  readonly sign: SignName
  readonly name: HtmlValue
  readonly text: HtmlValue
}

/** Sends later than this in the worst second: the generator itself was late, not the system that was asked. */
const lateUs = 20_000

/** Everything that speaks for or against the figures, on the first page. */
export function trustBox(model: ReportModel): Html {
  const points = [
    ...runPoints(model),
    ...generatorPoint(model),
    ...countPoints(model),
    ...limitPoints(model),
    ...warningPoints(model),
  ]
  return html`<h2>${model.texts.t('trust.title')}</h2>
<ul class="trust">${points.map((point) => html`<li>${sign(point.sign)}<span>${point.name}</span><span>${point.text}</span></li>`)}</ul>`
}

function runPoints({ comparison, shown, texts }: ReportModel): Point[] {
  const { t, figures } = texts
  const of = comparison.planned.length
  const done = comparison.runs.filter(({ outcome }) => outcome.kind === 'completed').length
  const others = shown.flatMap((one) =>
    one.results
      .map((result, index) => ({ result, repeat: index + 1 }))
      .filter(({ result }) => result.outcome.kind !== 'completed')
      .map(({ result, repeat }): Point => {
        const kind = result.outcome.kind
        return {
          sign: kind === 'failed' ? 'invalid' : 'suspect',
          name: nameOf([one]),
          text: endText(result, repeat, texts),
        }
      }),
  )
  const all: Point =
    done === of
      ? { sign: 'valid', name: t('trust.runs'), text: t('trust.allCompleted', { count: of }) }
      : {
          sign: 'suspect',
          name: t('trust.runs'),
          text: t('trust.someCompleted', { done: figures.count(done), of: figures.count(of) }),
        }
  return [all, ...others]
}

function endText(
  { outcome, totals }: RunResult,
  repeat: number,
  { t, figures, language }: ReportModel['texts'],
): string {
  const time = figures.runTime(totals.durationMs)
  switch (outcome.kind) {
    case 'failed':
      return t('trust.failed', { repeat, message: outcome.message })
    case 'interrupted':
      return t('trust.interrupted', { repeat, time })
    default:
      return totals.durationMs > 0
        ? t('trust.stopped', { repeat, time })
        : t('trust.stoppedBefore', { repeat, ended: outcomeText(outcome, language) })
  }
}

function generatorPoint({ comparison, texts }: ReportModel): Point[] {
  const { t, figures } = texts
  const lags = comparison.runs.flatMap(({ generator }) => generator.sendLagUs?.p99Max ?? [])
  const cpus = comparison.runs.flatMap(({ generator }) => generator.cpuPercent?.max ?? [])
  if (lags.length === 0 || cpus.length === 0) return []
  const lag = Math.max(...lags)
  const text = t('trust.generatorText', { lag: figures.ms(lag), cpu: figures.count(Math.max(...cpus)) })
  return [{ sign: lag > lateUs ? 'suspect' : 'valid', name: t('trust.generator'), text }]
}

function countPoints({ comparison, texts }: ReportModel): Point[] {
  const { t, figures } = texts
  const complete = comparison.runs.filter(
    ({ outcome, totals }) => outcome.kind !== 'interrupted' && totals.requests > 0,
  )
  if (complete.length === 0) return []
  const unaccounted = complete.reduce((sum, { conservation }) => sum + Math.abs(conservation.unaccounted), 0)
  const name = t('trust.count')
  if (unaccounted > 0)
    return [{ sign: 'invalid', name, text: t('trust.countOff', { unaccounted: figures.count(unaccounted) }) }]
  const counted = complete.map(({ conservation }) => conservation)
  if (counted.some(({ countedByInstances }) => countedByInstances === undefined)) {
    return [{ sign: 'valid', name, text: t('trust.countAlone') }]
  }
  const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((total, one) => total + of(one), 0)
  const values = {
    counted: figures.count(sum(({ countedByInstances = 0 }) => countedByInstances)),
    answered: figures.count(sum(({ answeredByInstances }) => answeredByInstances)),
  }
  return [{ sign: 'valid', name, text: t('trust.countText', values) }]
}

/** What these figures cannot say, however well they were measured. */
function limitPoints({ comparison, shown, texts }: ReportModel): Point[] {
  const { t, figures } = texts
  const { timeScale } = comparison.profile
  const indicative = shown.filter(({ row }) => row.capacity?.indicative)
  const users = comparison.runs.flatMap(({ profile }) => profile.stages.map((stage) => stage.users))
  return [
    ...(timeScale === 1
      ? []
      : [
          {
            sign: 'suspect',
            name: t('trust.scale'),
            text: t('trust.scaleText', { scale: figures.plain(timeScale) }),
          } as const,
        ]),
    ...(indicative.length === 0
      ? []
      : [
          {
            sign: 'suspect',
            name: t('trust.indicative'),
            text: t('trust.indicativeText', { names: figures.list(indicative.map(({ letter }) => letter)) }),
          } as const,
        ]),
    ...(comparison.repeat > 1
      ? []
      : [
          { sign: 'suspect', name: t('trust.repeats'), text: t('trust.repeatsText', { count: shown.length }) } as const,
        ]),
    ...(users.length === 0
      ? []
      : [
          {
            sign: 'unknown',
            name: t('trust.closed'),
            text: t('trust.closedText', { users: figures.count(Math.max(...users)) }),
          } as const,
        ]),
  ]
}

/** Each warning once, with the configurations that it was given for. */
function warningPoints({ shown, texts }: ReportModel): Point[] {
  const warnings = new Set(shown.flatMap(({ results }) => results.flatMap((result) => result.warnings)))
  return [...warnings].map((text): Point => {
    const warned = shown.filter(({ results }) => results.some((result) => result.warnings.includes(text)))
    return { sign: 'suspect', name: html`${nameOf(warned)} ${texts.t('trust.warning')}`, text }
  })
}

function nameOf(shown: readonly Shown[]): Html {
  return html`${shown.map((one) => html`${configurationKey(one)} `)}`
}
