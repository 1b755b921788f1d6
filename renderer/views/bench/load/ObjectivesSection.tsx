import { Table } from '@mantine/core'
import type { Objectives } from '../../../../shared/domain/objectives.ts'
import { useText } from '../../../text/useText.ts'
import { FileProblems } from '../cards/FileProblems.tsx'
import type { Catalogue } from '../catalogue.ts'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { isRelative } from '../draft/isRelative.ts'
import { withObjectives } from '../draft/usedScenarios.ts'
import { withBaselineRun } from '../draft/withBaselineRun.ts'
import { BaselineRunChoice } from './BaselineRunChoice.tsx'
import { CompactSelect } from './CompactSelect.tsx'
import classes from './LoadSide.module.css'
import { SideSection } from './SideSection.tsx'
import targets from './Targets.module.css'
import { targetLimits } from './targetLimits.ts'

const none = ''

/** What passes and what fails; nothing has to. */
export function ObjectivesSection({ draft, catalogue }: { readonly draft: Draft; readonly catalogue: Catalogue }) {
  const { t } = useText()
  const { objectives, problems } = catalogue
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
      onChange={(id) => choose(objectives.find((one) => one.id === id))}
    />
  )
  return (
    <SideSection title={t('bench.objectives')} control={control}>
      {chosen === undefined ? (
        <p className={classes.note}>{t('bench.noObjectivesText')}</p>
      ) : (
        <TargetTable {...chosen} />
      )}
      {chosen !== undefined && isRelative(chosen) && <BaselineRunChoice draft={draft} catalogue={catalogue} />}
      <FileProblems problems={problems.objectives} />
    </SideSection>
  )
}

function choose(chosen: Objectives | undefined): void {
  const isHeld = chosen !== undefined && isRelative(chosen)
  changeDraft((now) => withObjectives(isHeld ? now : withBaselineRun(now, undefined), chosen?.id))
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
