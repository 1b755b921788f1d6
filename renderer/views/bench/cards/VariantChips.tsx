import { UnstyledButton } from '@mantine/core'
import { toWrittenName } from '../../../../shared/domain/configuration.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { letterIndex, toggleVariant } from '../draft/selection.ts'
import classes from './VariantChips.module.css'

/** Adds and removes single variants; a selected one shows its letter. Reached by Tab from their own card only. */
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
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not a row of buttons
    <div className={classes.chips} role="group" aria-label={t('bench.variants', { name: topology.id })}>
      {Object.keys(topology.variants).map((variant) => {
        const configuration = toWrittenName({ topologyId: topology.id, variant })
        const index = letterIndex(draft, configuration)
        return (
          <UnstyledButton
            key={variant}
            className={classes.chip}
            aria-pressed={index !== undefined}
            tabIndex={isReachable ? 0 : -1}
            onClick={() => changeDraft((now) => toggleVariant(now, configuration))}
          >
            {index !== undefined && <ConfigurationKey index={index} />} {variant}
          </UnstyledButton>
        )
      })}
    </div>
  )
}
