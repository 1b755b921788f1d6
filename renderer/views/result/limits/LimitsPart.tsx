import { useMemo } from 'react'
import type { ComparedConfiguration } from '../../../../shared/analysis/comparedConfigurations.ts'
import { comparedLimits } from '../../../../shared/charts/limits/comparedLimits.ts'
import { limitedBy, limitZones } from '../../../../shared/text/timeline/limitsWords.ts'
import { useSize } from '../../../charts/useSize.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import { Section } from '../Section.tsx'
import { LimitsAxis } from './LimitsAxis.tsx'
import { LimitsBandView } from './LimitsBandView.tsx'
import classes from './LimitsPart.module.css'
import { ZoneSwatch } from './ZoneSwatch.tsx'

/** Up to where each configuration should be used, on one axis; why not further, and what to do in each zone. Without any limits, why there are none. */
export function LimitsPart({ compared }: { readonly compared: readonly ComparedConfiguration[] }) {
  const report = useReportText()
  const { t } = report
  const shown = useMemo(() => comparedLimits(compared), [compared])
  const [room, { widthPx }] = useSize<HTMLDivElement>()
  if (shown === undefined) return null
  const { all, axis } = shown
  return (
    <Section
      id="limits"
      title={t('limits.title')}
      beside={axis && t(`limits.${axis.unit}`)}
      actions={axis && <Legend hasUntried={all.some(({ limits }) => limits && limits.danger > limits.maximumSafe)} />}
    >
      {all.map(({ compared: { id, index }, limits, failedAt }) => (
        <div key={id} className={classes.row} data-bare={axis === undefined || undefined}>
          <ConfigurationKey index={index} name={id} />
          {limits === undefined || axis === undefined ? (
            <p className={classes.none}>{t(failedAt === undefined ? 'limits.noCapacity' : 'limits.none')}</p>
          ) : (
            <LimitsBandView limits={limits} failedAt={failedAt} max={axis.max} widthPx={widthPx} />
          )}
          {axis !== undefined && <p className={classes.reason}>{limits && limitedBy(limits, report)}</p>}
        </div>
      ))}
      {axis !== undefined && (
        <>
          <div className={classes.row}>
            <span />
            <div ref={room} className={classes.axis}>
              <LimitsAxis {...axis} widthPx={widthPx} />
            </div>
            <span />
          </div>
          <Actions />
        </>
      )}
    </Section>
  )
}

function Legend({ hasUntried }: { readonly hasUntried: boolean }) {
  const { t } = useReportText()
  const zones = hasUntried ? limitZones.toSpliced(3, 0, 'untried') : limitZones
  return (
    <span className={classes.legend}>
      {zones.map((zone) => (
        <span key={zone}>
          <ZoneSwatch zone={zone} />
          {t(`limits.zone.${zone}`)}
        </span>
      ))}
    </span>
  )
}

function Actions() {
  const { t } = useReportText()
  return (
    <dl className={classes.actions}>
      {limitZones.map((zone) => (
        <div key={zone}>
          <dt>{t(`limits.zone.${zone}`)}</dt>
          <dd>{t(`limits.action.${zone}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
