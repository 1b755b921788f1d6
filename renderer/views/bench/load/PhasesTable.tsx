import { Table } from '@mantine/core'
import type { Phase } from '../../../../shared/domain/profile.ts'
import { phaseLevels } from '../../../../shared/load/phaseLevels.ts'
import { useText } from '../../../text/useText.ts'
import classes from './PhasesTable.module.css'
import { phaseTimes } from './phaseTimes.ts'

interface Props {
  readonly phases: readonly Phase[]
  readonly pointed: number | undefined
  readonly onPoint: (phase: number | undefined) => void
}

/** The same plan as the curve; the row under the pointer is marked in it. */
export function PhasesTable({ phases, pointed, onPoint }: Props) {
  const texts = useText()
  const { t, figures } = texts
  const isRate = phases[0]?.ratePerSTo !== undefined
  const timeText = phaseTimes(phases, texts)
  return (
    <Table className={classes.table} onMouseLeave={() => onPoint(undefined)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('bench.phase')}</Table.Th>
          <Table.Th className={classes.figure}>{t('bench.from')}</Table.Th>
          <Table.Th className={classes.figure}>{t(isRate ? 'bench.toRate' : 'bench.to')}</Table.Th>
          <Table.Th className={classes.figure}>{t('bench.lasts')}</Table.Th>
          <Table.Th className={classes.figure}>{t('bench.ends')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {phases
          .map((phase) => ({ ...phase, ...phaseLevels(phase) }))
          .map(({ index, fromMs, toMs, from, to }) => (
            <Table.Tr key={index} data-pointed={index === pointed || undefined} onMouseEnter={() => onPoint(index)}>
              <Table.Td>
                <b>{index + 1}</b> <span className={classes.kind}>{t(`bench.${kindOf(from, to)}`)}</span>
              </Table.Td>
              <Table.Td className={classes.derived}>{figures.plain(from)}</Table.Td>
              <Table.Td className={classes.figure}>{figures.plain(to)}</Table.Td>
              <Table.Td className={classes.figure}>{timeText(toMs - fromMs)}</Table.Td>
              <Table.Td className={classes.derived}>{timeText(toMs)}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  )
}

function kindOf(from: number, to: number): 'hold' | 'rampUp' | 'rampDown' {
  if (from === to) return 'hold'
  return to > from ? 'rampUp' : 'rampDown'
}
