import { useReportText } from '../text/useReportText.ts'
import classes from './FaultsTag.module.css'

/** Something was done to its containers on purpose: its figures are not those of a quiet run. */
export function FaultsTag({ title }: { readonly title?: string }) {
  const { t } = useReportText()
  return (
    <span className={classes.tag} title={title}>
      {t('faults.with')}
    </span>
  )
}
