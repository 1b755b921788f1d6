import { stolenCores } from '../analysis/stolenCores.ts'
import type { Judged, TrustPoint } from './trustPoints.ts'

/** What other machines on the same hardware took while it was measured, where that was enough to be in the response times. */
export function stolenPoints({ shown, texts: { t, figures } }: Judged): TrustPoint[] {
  const about = shown.filter(({ results }) => stolenCores(results) !== undefined)
  const most = stolenCores(about.flatMap(({ results }) => results))
  if (most === undefined) return []
  const values = { share: figures.percent(most.mean / 100, 1), most: figures.percent(most.max / 100, 0) }
  return [{ mark: 'suspect', about, name: t('trust.stolen'), text: t('trust.stolenText', values) }]
}
