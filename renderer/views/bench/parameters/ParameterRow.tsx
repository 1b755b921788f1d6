import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { draftValue, isChanged, setParameter } from '../draft/parameterDraft.ts'
import { ParameterField } from './ParameterField.tsx'
import classes from './ParameterStrip.module.css'
import { rangeText } from './parameterWords.ts'

interface Props {
  readonly topology: Topology
  readonly draft: Draft
  readonly name: string
  /** Configurations, one column each. */
  readonly columns: readonly string[]
  /** What it limits. */
  readonly children: ReactNode
}

export function ParameterRow({ topology, draft, name, columns, children }: Props) {
  const texts = useText()
  const parameter = topology.parameters[name]
  if (parameter === undefined) return null
  const label = texts.local(parameter.label)
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.parameter}>
        <span className={classes.label}>{label}</span>
        <code className={classes.key}>{name}</code>
        <span className={classes.rangeBelow}>{rangeText(parameter, texts)}</span>
        <span className={classes.limitsBelow}>{children}</span>
      </Table.Th>
      <Table.Td className={classes.range}>{rangeText(parameter, texts)}</Table.Td>
      {columns.map((configuration) => (
        <Table.Td key={configuration} className={classes.value}>
          <ParameterField
            parameter={parameter}
            label={texts.t('bench.field', { label, configuration })}
            written={draftValue(draft, topology, configuration, name)}
            isChanged={isChanged(draft, configuration, name)}
            onChange={(written) => changeDraft((now) => setParameter(now, topology, configuration, name, written))}
          />
        </Table.Td>
      ))}
      <Table.Td className={classes.limits}>{children}</Table.Td>
    </Table.Tr>
  )
}
