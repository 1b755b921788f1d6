import { UnstyledButton } from '@mantine/core'
import { useReportText } from '../../../text/useReportText.ts'
import classes from './TimelinePart.module.css'
import type { TimelineState } from './useTimeline.ts'

/** The stair of the first finding, or none. */
export function SpreadSwitch({ state: { spread, showSpread } }: { readonly state: TimelineState }) {
  const { t } = useReportText()
  const isShown = spread !== undefined
  return (
    <UnstyledButton
      className={classes.spread}
      aria-pressed={isShown}
      onClick={() => showSpread(isShown ? undefined : 0)}
    >
      <svg width="24" height="12" aria-hidden="true">
        <path d="M1 10V6h10V3h9M17 .5l3.5 2.5-3.5 2.5" />
      </svg>
      {t('timeline.spread')}
    </UnstyledButton>
  )
}
