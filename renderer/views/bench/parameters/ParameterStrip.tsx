import { Checkbox, CloseButton, Table } from '@mantine/core'
import { useState } from 'react'
import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import type { Draft } from '../draft/draft.ts'
import { listedParameters } from '../draft/parameterDraft.ts'
import { letterIndex, selectedOf, shownConfiguration } from '../draft/selection.ts'
import { BudgetText } from './BudgetText.tsx'
import { type ColumnBudget, limitedBy } from './limitedBy.ts'
import { ParameterColumnHead } from './ParameterColumnHead.tsx'
import { ParameterRow } from './ParameterRow.tsx'
import classes from './ParameterStrip.module.css'
import { parameterStripId } from './parameterStripId.ts'
import { useBroughtIntoView } from './useBroughtIntoView.ts'
import { useColumnOutlines } from './useColumnOutlines.ts'

interface Props {
  readonly topology: Topology
  readonly draft: Draft
  readonly onClose: () => void
}

/** One row per parameter, one column per selected variant; of a card without any, the variant that it draws. */
export function ParameterStrip({ topology, draft, onClose }: Props) {
  const { t } = useText()
  const strip = useBroughtIntoView<HTMLElement>()
  const [onlyDifferences, setOnlyDifferences] = useState(true)
  const selected = selectedOf(draft, topology.id)
  const columns = selected.length === 0 ? [shownConfiguration(draft, topology.id)] : selected
  const names = listedParameters(draft, topology, columns, onlyDifferences)
  const outlines = useColumnOutlines(draft, topology, columns)
  return (
    <section
      ref={strip}
      id={parameterStripId}
      className={classes.strip}
      aria-label={`${t('bench.parametersTitle')} ${topology.id}`}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>
          {t('bench.parametersTitle')} <span className={classes.topology}>{topology.id}</span>
        </h2>
        <span className={classes.note} title={t('bench.parametersNote')}>
          {t('bench.parametersNote')}
        </span>
        {columns.length > 1 && (
          <Checkbox
            label={t('bench.onlyDifferences')}
            checked={onlyDifferences}
            onChange={({ currentTarget }) => setOnlyDifferences(currentTarget.checked)}
          />
        )}
        <CloseButton aria-label={t('bench.close')} onClick={onClose} />
      </div>
      {names.length === 0 ? (
        <p className={classes.none}>{t('bench.noDifferences')}</p>
      ) : (
        <ParameterTable topology={topology} draft={draft} columns={columns} names={names} outlines={outlines} />
      )}
    </section>
  )
}

function ParameterTable({
  topology,
  draft,
  columns,
  names,
  outlines,
}: Omit<Props, 'onClose'> & {
  readonly columns: readonly string[]
  readonly names: readonly string[]
  readonly outlines: readonly (ConfigurationOutline | undefined)[]
}) {
  const { t } = useText()
  return (
    <div className={classes.scroll}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.parameter}>{t('bench.parameter')}</Table.Th>
            <Table.Th className={classes.range}>{t('bench.range')}</Table.Th>
            {columns.map((configuration) => (
              <Table.Th key={configuration} className={classes.value}>
                <ParameterColumnHead draft={draft} configuration={configuration} />
              </Table.Th>
            ))}
            <Table.Th className={classes.limits}>{t('bench.limits')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names.map((name) => (
            <ParameterRow key={name} topology={topology} draft={draft} name={name} columns={columns}>
              <Limits
                {...limitedBy(name, names, topology.budgets, outlines)}
                indices={columns.map((one) => (columns.length > 1 ? letterIndex(draft, one) : undefined))}
              />
            </ParameterRow>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Limits({
  titles,
  budgets,
  indices,
}: {
  readonly titles: readonly { readonly en: string; readonly fr: string }[]
  readonly budgets: readonly ColumnBudget[]
  readonly indices: readonly (number | undefined)[]
}) {
  const { local } = useText()
  return (
    <>
      {titles.map((title) => (
        <span key={title.en} className={classes.budgetTitle}>
          {local(title)}
        </span>
      ))}
      {budgets.map(({ column, budget }) => (
        <BudgetText key={`${column} ${budget.title.en}`} budget={budget} index={indices[column]} />
      ))}
    </>
  )
}
