import { isUrlLoad } from '../../../shared/domain/isUrlLoad.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'
import { hasTimeline } from '../../../shared/text/timeline/hasTimeline.ts'
import type { UiTexts } from '../../../shared/text/ui/uiTexts.ts'
import type { Anchor } from './ResultTabs.tsx'

export interface ResultParts {
  readonly hasComparison: boolean
  readonly hasBeforeAfter: boolean
  readonly hasLimits: boolean
  readonly hasCurves: boolean
  /** Of two configurations at least. */
  readonly hasDatabases: boolean
  /** The run that is looked at. */
  readonly result: RunResult | undefined
}

/** Parts of the page that are there: of the comparison, then of the run. */
export function resultAnchors(
  { hasComparison, hasBeforeAfter, hasLimits, hasCurves, hasDatabases, result }: ResultParts,
  { t, report }: { readonly t: UiTexts['t']; readonly report: ReportTexts },
): readonly Anchor[] {
  const r = report.t
  const ofComparison = [
    ...(hasComparison ? [{ id: 'comparison', title: t('result.comparison'), isOfRun: false }] : []),
    ...(hasBeforeAfter ? [{ id: 'before-after', title: r('beforeAfter.title'), isOfRun: false }] : []),
    ...(hasLimits ? [{ id: 'limits', title: report.t('limits.title'), isOfRun: false }] : []),
    ...(hasDatabases ? [{ id: 'database', title: report.t('compared.title'), isOfRun: false }] : []),
    ...(hasCurves ? [{ id: 'curves', title: t('result.curves'), isOfRun: false }] : []),
  ]
  const ofRun = (
    [
      ['run', t('result.run')],
      ['timeline', r('timeline.title')],
      ['findings', r('findings.title')],
      ['over-time', r('run.overTime')],
      ['events', r('events.title')],
      ['failures', t('result.errors')],
      ['phases', r('phases.title')],
      ['failover', r('failover.title')],
      ['targets', r('targets.title')],
      ['services', r('services.title')],
      ['endpoints', r('endpoints.title')],
      ['instances', r('instances.title')],
      ['idle', t('result.state')],
      ['debug', r('debug.title')],
    ] as const
  ).map(([id, title]) => ({ id, title, isOfRun: true }))
  const isThere = ({ id }: Anchor) => {
    if (id === 'timeline' || id === 'findings') return hasTimeline(result?.diagnosis)
    if (id === 'events') return !hasTimeline(result?.diagnosis)
    if (id === 'failover') return (result?.diagnosis?.failovers.length ?? 0) > 0
    if (id === 'services') return result !== undefined && (result.services.length > 0 || isUrlLoad(result))
    if (id === 'endpoints') return (result?.endpoints.length ?? 0) > 0
    return id !== 'idle' || result?.before !== undefined || result?.after !== undefined
  }
  return [...ofComparison, ...(result === undefined ? [] : ofRun.filter(isThere))]
}
