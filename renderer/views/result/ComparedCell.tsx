import { VisuallyHidden } from '@mantine/core'
import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import { useText } from '../../text/useText.ts'
import { CellView } from '../../ui/CellView.tsx'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'
import classes from './ComparisonTable.module.css'
import type { ComparisonCell } from './comparisonColumns.ts'

/** A figure, and in smaller lines below it what it is compared with. */
export function ComparedCell({
  cell,
  compared,
  runHash,
  isBest = false,
}: {
  readonly cell: ComparisonCell
  /** In the first column: the name leads to the run. */
  readonly compared?: ComparedConfiguration
  readonly runHash?: string | undefined
  readonly isBest?: boolean
}) {
  const { t } = useText()
  return (
    <>
      {compared === undefined ? <Main cell={cell} /> : <Name compared={compared} runHash={runHash} />}
      {isBest && <VisuallyHidden>{t('result.best')}</VisuallyHidden>}
      {cell.below.map((line) => (
        <span key={line} className={classes.below}>
          {line}
        </span>
      ))}
    </>
  )
}

function Main({ cell: { main, shares, below } }: { readonly cell: ComparisonCell }) {
  const { t } = useText()
  if (shares === undefined) return <CellView cell={main} />
  const label = t('result.sharesOf', { shares: below.join(' ') })
  return (
    <span className={classes.shares} role="img" aria-label={label}>
      {shares.map(({ name, share }) => (
        <i key={name} style={{ width: `${share * 100}%` }} />
      ))}
    </span>
  )
}

function Name({
  compared: { index, id },
  runHash,
}: {
  readonly compared: ComparedConfiguration
  readonly runHash: string | undefined
}) {
  const { t } = useText()
  const name = <ConfigurationKey index={index} name={id} />
  if (runHash === undefined) return name
  return (
    <a className={classes.name} href={runHash} title={t('result.openRun', { name: id })}>
      {name}
    </a>
  )
}
