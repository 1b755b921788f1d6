import { UnstyledButton } from '@mantine/core'
import type { Finding } from '../../../../shared/domain/diagnosis.ts'
import { useReportText } from '../../../text/useReportText.ts'
import classes from './TimelinePart.module.css'
import { firstStair, type TimelineState } from './useTimeline.ts'

/** The stair of the first finding, or none. */
export function SpreadSwitch({
  findings,
  state: { spread, showSpread },
}: {
  readonly findings: readonly Finding[]
  readonly state: TimelineState
}) {
  const { t } = useReportText()
  const first = firstStair(findings)
  if (first === undefined) return null
  const isShown = spread !== undefined
  return (
    <UnstyledButton
      className={classes.spread}
      aria-pressed={isShown}
      onClick={() => showSpread(isShown ? undefined : first)}
    >
      <svg width="24" height="12" aria-hidden="true">
        <path d="M1 10V6h10V3h9M17 .5l3.5 2.5-3.5 2.5" />
      </svg>
      {t('timeline.spread')}
    </UnstyledButton>
  )
}
