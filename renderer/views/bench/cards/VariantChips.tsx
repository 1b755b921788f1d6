import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { toWrittenName } from '../../../../shared/domain/configuration.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { letterIndex, toggleVariant } from '../draft/selection.ts'
import { foldedVariants } from './foldedVariants.ts'
import classes from './VariantChips.module.css'

/** Adds and removes single variants; a selected one shows its letter. Many are folded. Reached by Tab from their own card only. */
export function VariantChips({
  topology,
  draft,
  isReachable,
}: {
  readonly topology: Topology
  readonly draft: Draft
  readonly isReachable: boolean
}) {
  const { t } = useText()
  const [isUnfolded, setUnfolded] = useState(false)
  const tabIndex = isReachable ? 0 : -1
  const written = (variant: string) => toWrittenName({ topologyId: topology.id, variant })
  const all = Object.keys(topology.variants)
  const folded = foldedVariants(topology, (variant) => letterIndex(draft, written(variant)) !== undefined)
  const more = all.length - folded.length
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not a row of buttons
    <div className={classes.chips} role="group" aria-label={t('bench.variants', { name: topology.id })}>
      {(isUnfolded ? all : folded).map((variant) => {
        const configuration = written(variant)
        const index = letterIndex(draft, configuration)
        return (
          <UnstyledButton
            key={variant}
            className={classes.chip}
            aria-pressed={index !== undefined}
            tabIndex={tabIndex}
            onClick={() => changeDraft((now) => toggleVariant(now, configuration))}
          >
            {index !== undefined && <ConfigurationKey index={index} />} {variant}
          </UnstyledButton>
        )
      })}
      {more > 0 && (
        <UnstyledButton
          className={classes.fold}
          aria-expanded={isUnfolded}
          aria-label={t(isUnfolded ? 'bench.fewerVariants' : 'bench.moreVariants', { count: more, name: topology.id })}
          tabIndex={tabIndex}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? '−' : '+'}
          {more}
        </UnstyledButton>
      )}
    </div>
  )
}
