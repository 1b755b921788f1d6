import { rowVerdict } from '../analysis/rowVerdict.ts'
import { verdictLine } from '../text/verdictText.ts'
import type { Judged, TrustPoint } from './trustPoints.ts'

/** Whether the generator itself was the limit: all runs together, then every run that is not valid, with its reasons. */
export function verdictPoints({ comparison, shown, texts }: Judged): TrustPoint[] {
  const { t, figures, language } = texts
  const measured = comparison.runs.filter(({ totals }) => totals.durationMs > 0)
  if (measured.length === 0) return []
  const name = t('trust.generator')
  const judged = measured.flatMap(({ verdict }) => verdict ?? [])
  if (judged.length === 0) return [{ mark: 'unknown', about: [], name, text: t('trust.notJudged') }]
  const valid = judged.filter(({ kind }) => kind === 'valid').length
  const ofFigures = shown.map(({ row }) => rowVerdict(row).kind)
  const mark = valid === judged.length ? 'valid' : ofFigures.includes('invalid') ? 'invalid' : 'suspect'
  const count = t('trust.verdicts', { valid: figures.count(valid), count: judged.length })
  const doubtful = shown.flatMap((one) =>
    one.results.flatMap(({ runId, verdict }, index): TrustPoint[] => {
      if (verdict === undefined || verdict.kind === 'valid') return []
      const key = one.row.leftOut?.includes(runId) ? 'trust.leftOut' : 'trust.doubtful'
      const text = t(key, { repeat: index + 1, verdict: verdictLine(verdict, language) })
      return [{ mark: verdict.kind, about: [one], name: '', text }]
    }),
  )
  return [
    { mark, about: [], name, text: [count, ...worst(comparison, texts)].join(language === 'fr' ? '\u00a0; ' : '; ') },
    ...doubtful,
  ]
}

/** What the generator's own figures were at their worst. */
function worst({ runs }: Judged['comparison'], { t, figures }: Judged['texts']): string[] {
  const lags = runs.flatMap(({ generator }) => generator.sendLagUs?.p99Max ?? [])
  const cpus = runs.flatMap(({ generator }) => generator.cpuPercent?.max ?? [])
  if (lags.length === 0 || cpus.length === 0) return []
  return [t('trust.generatorText', { lag: figures.ms(Math.max(...lags)), cpu: figures.count(Math.max(...cpus)) })]
}
