import { capacityLevels } from '../analysis/capacityLevels.ts'
import { dearerRequests } from '../analysis/dearerRequests.ts'
import type { ComparisonRow, RunResult } from '../domain/runResult.ts'
import { dataText } from '../text/dataText.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { capacityText, crashSentence } from '../text/report/valueText.ts'
import { outcomeText } from '../text/runStateText.ts'
import { serverText } from '../text/server/serverText.ts'
import { serverUseText } from '../text/server/serverUseText.ts'
import { storedFailureTitle } from '../text/storedFailureText.ts'
import { durationText } from '../text/units.ts'
import { ceilingText, floorText } from './ceilingPoints.ts'
import { type Cell, marked, quiet } from './dataTable.ts'
import { verdictCell } from './verdictCell.ts'

export interface FactsOf {
  /** Of the topology, in the reader's language. */
  readonly title: string
  readonly result: RunResult
  /** Of this run, or what all repeats agree on. */
  readonly capacity: ComparisonRow['capacity']
  readonly crash: RunResult['crash']
}

/** What a run was and how it ended, a name and a value each. Those without a value are left out. */
export function runFacts(of: FactsOf, texts: ReportTexts): (readonly [name: string, value: Cell])[] {
  const { t } = texts
  const { title, result } = of
  const { overridden, parameters } = result.configuration
  const all: (readonly [string, Cell])[] = [
    [t('run.topology'), title],
    [t('run.outcome'), outcomeFact(result, texts)],
    [t('run.verdict'), result.verdict === undefined ? '' : verdictCell(result, texts)],
    ...generatorFacts(result, texts),
    [t('run.crash'), crashFact(of, texts)],
    [t('run.capacity'), capacityFact(of, texts)],
    [t('run.redundancy'), redundancyText(result, texts)],
    [t('run.cache'), cacheText(result, texts)],
    [t('run.warmUp'), warmUpFact(result, texts)],
    [t('run.data'), result.data === undefined ? '' : dataText(result.data, texts.language)],
    ...serverFacts(result, texts),
    [t('run.parameters'), overridden.map((name) => `${name}=${parameters[name] ?? ''}`).join(', ')],
  ]
  return all.filter(([, value]) => value !== '')
}

/** How far the load was from the generator's own end, and what the path itself takes. */
function generatorFacts(result: RunResult, texts: ReportTexts): (readonly [string, Cell])[] {
  const { t } = texts
  const { ceiling } = result.generator
  if (result.totals.durationMs === 0) return []
  const dearer = dearerRequests(result)
  const unknown = dearer === undefined ? t('run.ceilingUnknown') : t(`run.ceilingUnknown.${dearer}`)
  if (ceiling === undefined) return [[t('run.ceiling'), quiet(unknown)]]
  return [
    [t('run.ceiling'), ceilingText(result, texts)],
    [t('run.floor'), floorText(ceiling, texts)],
  ]
}

/** What the containers were held to together, and whether they stayed within it. */
function serverFacts({ server }: RunResult, { t, language }: ReportTexts): (readonly [string, Cell])[] {
  if (server === undefined) return []
  const mark = server.isKept === undefined ? 'unknown' : server.isKept ? 'pass' : 'fail'
  return [
    [t('run.server'), serverText(server, language)],
    [t('run.serverUse'), marked(mark, serverUseText(server, language))],
  ]
}

function outcomeFact({ outcome }: RunResult, { t, language }: ReportTexts): Cell {
  if (outcome.kind === 'completed') return marked('valid', t('run.completed'))
  const ended = outcomeText(outcome, language)
  if (outcome.kind === 'failed')
    return marked('invalid', t('run.failed', { ended, message: storedFailureTitle(outcome, language) }))
  return marked('suspect', t(`run.${outcome.kind}`, { ended }))
}

function crashFact({ crash, result }: FactsOf, texts: ReportTexts): Cell {
  const { t, figures } = texts
  if (!crash.observed) return result.totals.requests === 0 ? quiet(t('word.noData')) : marked('up', t('run.noCrash'))
  const back = crash.untilMs === undefined ? '' : ` (${t('crash.until', { time: figures.runTime(crash.untilMs) })})`
  return marked('down', `${figures.runTime(crash.atMs ?? 0)} – ${crashSentence(crash, texts)}${back}`)
}

function capacityFact({ capacity, result }: FactsOf, texts: ReportTexts): string {
  const { t, figures } = texts
  const bounds = result.capacity?.bounds
  const interval = capacityText(capacity, texts)
  const unjudged = result.capacity === undefined ? t('run.noPlateau') : t('run.noneReached')
  const isRate = capacityLevels(capacity).unit === 'ratePerS'
  const held = interval === undefined ? unjudged : isRate ? interval : t('run.capacityText', { interval })
  const within =
    bounds && t('run.bounds', { errors: figures.percent(bounds.errorRate, 0), p95: figures.count(bounds.p95Ms) })
  return `${held}${within ? ` (${within})` : ''}${interval !== undefined && capacity?.indicative ? `, ${t('figure.indicative')}` : ''}`
}

function redundancyText({ redundancy }: RunResult, { t, figures }: ReportTexts): string {
  const { kind, singlePoints } = redundancy
  const points = singlePoints.length === 0 ? '' : ` (${t('run.singlePoints', { names: figures.list(singlePoints) })})`
  return `${t(`redundancy.${kind}`)}${points}`
}

/** Nothing of a run of before there was a warm-up, or that ended before it was over. */
function warmUpFact({ warmUp }: RunResult, texts: ReportTexts): Cell {
  const { t, figures, language } = texts
  if (warmUp === undefined) return ''
  if (warmUp.kind === 'none') return t('run.warmUpNone')
  const { durationMs, requests, users, ratePerS = 0, steady } = warmUp
  const text = t('run.warmUpText', {
    duration: durationText(durationMs, language),
    level:
      users === undefined
        ? t('run.warmUpRate', { rate: figures.plain(ratePerS) })
        : t('run.warmUpUsers', { users: figures.count(users) }),
    requests: figures.count(requests),
    end: t(steady ? 'run.warmUpSteady' : 'run.warmUpUnsteady'),
  })
  return steady ? text : marked('suspect', text)
}

function cacheText({ cache }: RunResult, { t, figures }: ReportTexts): string {
  if (cache === undefined) return t('cache.none')
  return t('run.cacheText', {
    ratio: cache.ratio === undefined ? t('word.noData') : figures.percent(cache.ratio, 1),
    hits: figures.count(cache.hits),
    misses: figures.count(cache.misses),
    unclassified: figures.count(cache.unclassified),
    source: t(`cache.${cache.source}`),
  })
}
