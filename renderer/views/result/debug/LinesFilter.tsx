import { Select, UnstyledButton } from '@mantine/core'
import type { LogKind } from '../../../../shared/analysis/logKinds.ts'
import { type LogClass, logClasses } from '../../../../shared/domain/logLine.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { LineSwatch } from './LineSwatch.tsx'
import classes from './LinesPart.module.css'
import type { LinesFilterState } from './useLinesFilter.ts'

/** Which class of lines is shown, of which container. The buttons are the strip's legend as well. */
export function LinesFilter({
  kinds,
  counts,
  filter,
}: {
  readonly kinds: readonly LogKind[]
  readonly counts: Readonly<Record<LogClass, number>>
  readonly filter: LinesFilterState
}) {
  const { t, figures } = useReportText()
  const { lineClass, container, setClass, setContainer } = filter
  const containers = [...new Set(kinds.map((kind) => kind.container))].toSorted()
  const all = counts.error + counts.slow + counts.warn
  return (
    <fieldset className={classes.filter} aria-label={t('lines.class')}>
      <UnstyledButton
        className={classes.chip}
        aria-pressed={lineClass === undefined}
        onClick={() => setClass(undefined)}
      >
        {t('lines.all')} <b>{figures.count(all)}</b>
      </UnstyledButton>
      {logClasses
        .filter((one) => counts[one] > 0)
        .map((one) => (
          <UnstyledButton
            key={one}
            className={classes.chip}
            aria-pressed={lineClass === one}
            onClick={() => setClass(one)}
          >
            <LineSwatch lineClass={one} /> {t(`lines.${one}`)} <b>{figures.count(counts[one])}</b>
          </UnstyledButton>
        ))}
      {containers.length > 1 && (
        <Select
          aria-label={t('lines.container')}
          data={[
            { value: '', label: t('lines.everyContainer') },
            ...containers.map((value) => ({ value, label: value })),
          ]}
          value={container ?? ''}
          onChange={(chosen) => setContainer(chosen || undefined)}
          comboboxProps={{ transitionProps: { duration: 0 }, width: 'max-content', position: 'bottom-start' }}
          w={176}
          styles={{ input: { height: 24, minHeight: 24, fontSize: 12 } }}
        />
      )}
    </fieldset>
  )
}
