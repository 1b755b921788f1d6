import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import { useCommand } from '../../app/commands.ts'
import { useText } from '../../text/useText.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import classes from './ComparisonPart.module.css'
import { ConfigurationSelect } from './ConfigurationSelect.tsx'

/** What differences refer to: chosen here, or with B on a row that has the focus. */
export function BaselineSelect({
  compared,
  baseline,
  onBaseline,
}: {
  readonly compared: readonly ComparedConfiguration[]
  readonly baseline: string
  readonly onBaseline: (configuration: string) => void
}) {
  const { t } = useText()
  useCommand({
    id: 'result.makeBaseline',
    title: t('result.makeBaseline'),
    keys: ['b'],
    run: () => {
      const row = document.activeElement?.closest<HTMLElement>('[data-configuration]')
      const configuration = row?.dataset.configuration
      if (configuration !== undefined) onBaseline(configuration)
    },
  })
  return (
    <>
      <span className={classes.label}>
        {t('result.baseline')} <Kbd keys="b" isDecoration />
      </span>
      <ConfigurationSelect
        label={t('result.baseline')}
        choices={compared.map(({ id, index }) => ({ value: id, label: id, index }))}
        value={baseline}
        widthPx={230}
        onChoose={onBaseline}
      />
    </>
  )
}
