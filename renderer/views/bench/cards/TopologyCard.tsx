import { UnstyledButton } from '@mantine/core'
import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import { DataSetChoice } from '../data/DataSetChoice.tsx'
import { GenerateData } from '../data/GenerateData.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { fittingChanges } from '../draft/parameterDraft.ts'
import { selectedOf, shownConfiguration, toggleCard } from '../draft/selection.ts'
import { parameterStripId } from '../parameters/parameterStripId.ts'
import { BeforeAfterStart } from './BeforeAfterStart.tsx'
import { CardDrawing } from './CardDrawing.tsx'
import { Check } from './Check.tsx'
import { outlineSums } from './outlineSums.ts'
import { useOutline } from './outlines.ts'
import classes from './TopologyCard.module.css'
import { VariantChips } from './VariantChips.tsx'

interface Props {
  readonly topology: Topology
  readonly draft: Draft
  /** The grid is one tab stop: only this card's parts are reached by Tab. */
  readonly isActive: boolean
  readonly onActive: () => void
  readonly isOpen: boolean
  /** With the link that asked for it. */
  readonly onOpen: (link: HTMLElement) => void
}

/** The whole card is a checkbox, stretched below chips and link, which are its siblings. */
export function TopologyCard({ topology, draft, isActive, onActive, isOpen, onOpen }: Props) {
  const text = useText()
  const { local, t } = text
  const { id, title, parameters } = topology
  const isOn = selectedOf(draft, id).length > 0
  const shown = shownConfiguration(draft, id)
  const { outline, failure } = useOutline(shown, fittingChanges(draft, topology, shown))
  const tabIndex = isActive ? 0 : -1
  const { variant } = toConfigurationName(shown)
  return (
    <article className={classes.card} data-on={isOn || undefined} onFocus={onActive} aria-label={id}>
      <UnstyledButton
        className={classes.hit}
        role="checkbox"
        aria-checked={isOn}
        aria-label={t('bench.card', { name: id, title: local(title) })}
        tabIndex={tabIndex}
        data-card={id}
        onClick={() => changeDraft((now) => toggleCard(now, id))}
      />
      <div className={classes.top}>
        <h3 className={classes.name}>{id}</h3>
        {variant !== 'baseline' && <span className={classes.variant}>{variant}</span>}
        <Check isOn={isOn} />
      </div>
      <p className={classes.title}>{local(title)}</p>
      {failure === undefined || outline !== undefined ? (
        <CardDrawing name={shown} {...(outline && { outline })} />
      ) : (
        <FailureBox failure={failure} />
      )}
      <VariantChips topology={topology} draft={draft} isReachable={isActive} />
      {(topology.data !== undefined || topology.beforeAfter !== undefined) && (
        <div className={classes.extras}>
          <DataSetChoice topology={topology} draft={draft} isReachable={isActive} />
          <BeforeAfterStart topology={topology} isReachable={isActive} />
          <GenerateData topology={topology} draft={draft} isReachable={isActive} />
        </div>
      )}
      <div className={classes.foot}>
        <span className={classes.sums}>{outline && outlineSums(outline, text)}</span>
        <UnstyledButton
          className={classes.open}
          aria-expanded={isOpen}
          {...(isOpen && { 'aria-controls': parameterStripId })}
          tabIndex={tabIndex}
          onClick={({ currentTarget }) => onOpen(currentTarget)}
        >
          {t('bench.parameters', { count: Object.keys(parameters).length })}
          <span aria-hidden>{isOpen ? ' ▴' : ''}</span>
        </UnstyledButton>
      </div>
    </article>
  )
}
