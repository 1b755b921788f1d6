import type { TrustPoint } from '../../../shared/tables/trustPoints.ts'
import { useReportText } from '../../text/useReportText.ts'
import { Marked } from '../../ui/CellView.tsx'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'
import classes from './TrustNotes.module.css'

/** Whether the figures may be trusted: the same points in the same order as on paper. */
export function TrustNotes({ points }: { readonly points: readonly TrustPoint[] }) {
  const { t } = useReportText()
  return (
    <div className={classes.trust}>
      <h3 className={classes.title}>{t('trust.title')}</h3>
      <ul className={classes.points}>
        {points.map((point) => (
          <li key={`${point.name} ${point.text}`} className={classes.point}>
            <Marked mark={point.mark}>
              {point.about.map(({ index }) => (
                <ConfigurationKey key={index} index={index} />
              ))}{' '}
              {point.name !== '' && <b>{point.name}</b>} {point.text}
            </Marked>
          </li>
        ))}
      </ul>
    </div>
  )
}
