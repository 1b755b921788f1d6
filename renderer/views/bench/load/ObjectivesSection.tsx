import { Table } from '@mantine/core'
import type { Objectives } from '../../../../shared/domain/objectives.ts'
import type { Problem } from '../../../../shared/domain/problem.ts'
import { useText } from '../../../text/useText.ts'
import { FileProblems } from '../cards/FileProblems.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { withObjectives } from '../draft/usedScenarios.ts'
import { CompactSelect } from './CompactSelect.tsx'
import classes from './LoadSide.module.css'
import { SideSection } from './SideSection.tsx'
import targets from './Targets.module.css'
import { targetLimits } from './targetLimits.ts'

const none = ''

interface Props {
  readonly draft: Draft
  readonly objectives: readonly Objectives[]
  readonly problems: readonly Problem[]
}

/** What passes and what fails; nothing has to. */
export function ObjectivesSection({ draft, objectives, problems }: Props) {
  const { t } = useText()
  const chosen = objectives.find(({ id }) => id === draft.objectives)
  const control = (
    <CompactSelect
      label={t('bench.objectives')}
      width={140}
      value={draft.objectives ?? none}
      choices={[
        { value: none, label: t('bench.noObjectives') },
        ...objectives.map(({ id }) => ({ value: id, label: id })),
      ]}
      onChange={(id) => changeDraft((now) => withObjectives(now, id === none ? undefined : id))}
    />
  )
  return (
    <SideSection title={t('bench.objectives')} control={control}>
      {chosen === undefined ? (
        <p className={classes.note}>{t('bench.noObjectivesText')}</p>
      ) : (
        <TargetTable {...chosen} />
      )}
      <FileProblems problems={problems} />
    </SideSection>
  )
}

function TargetTable({ title, capacity, targets: declared }: Objectives) {
  const texts = useText()
  const { t, local, figures } = texts
  const bounds = { errors: figures.plain(capacity.errorRate * 100), p95: figures.plain(capacity.p95Ms) }
  return (
    <Table className={targets.table} aria-label={local(title)}>
      <Table.Thead className="unseen">
        <Table.Tr>
          <Table.Th>{t('bench.target')}</Table.Th>
          <Table.Th>{t('bench.limit')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {declared.map((target) => (
          <Table.Tr key={target.name}>
            <Table.Td>
              {target.title === undefined ? target.name : local(target.title)}{' '}
              <span className={targets.of}>
                {[target.service, target.endpoint].filter((part) => part !== undefined).join(', ')}
              </span>
            </Table.Td>
            <Table.Td className={targets.limit}>{targetLimits(target, texts)}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Td>{t('bench.capacityBounds')}</Table.Td>
          <Table.Td className={targets.bounds}>{t('bench.capacityText', bounds)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
