import { Button, Checkbox, Popover } from '@mantine/core'
import { useText } from '../../text/useText.ts'
import classes from './ColumnsMenu.module.css'
import { chooseColumn, forgetColumnChoices, useColumnChoices } from './columnChoices.ts'
import type { ColumnId, ComparisonColumn } from './comparisonColumns.ts'

/** Which columns are shown: as many as fit, or as a person chose. */
export function ColumnsMenu({
  columns,
  shown,
}: {
  readonly columns: readonly ComparisonColumn[]
  readonly shown: ReadonlySet<ColumnId>
}) {
  const { t } = useText()
  const isChosen = useColumnChoices(({ choices }) => Object.keys(choices).length > 0)
  return (
    <Popover position="bottom-end" transitionProps={{ duration: 0 }} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" h={24} fz={12}>
          {t('result.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} aria-label={t('result.columns')}>
        {columns
          .filter(({ id }) => id !== 'configuration')
          .map(({ id, head }) => (
            <Checkbox
              key={id}
              size="xs"
              label={head}
              checked={shown.has(id)}
              onChange={(event) => chooseColumn(id, event.currentTarget.checked)}
            />
          ))}
        <Button variant="subtle" h={24} px={4} fz={12} disabled={!isChosen} onClick={forgetColumnChoices}>
          {t('result.columnsFit')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
