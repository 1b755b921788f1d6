import { UnstyledButton } from '@mantine/core'
import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import { useText } from '../../../text/useText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { takeBackParameters } from '../draft/parameterDraft.ts'
import { letterIndex } from '../draft/selection.ts'
import classes from './ParameterStrip.module.css'

/** Letter and variant; with changes, the way to take them all back. */
export function ParameterColumnHead({
  draft,
  configuration,
}: {
  readonly draft: Draft
  readonly configuration: string
}) {
  const { t } = useText()
  const index = letterIndex(draft, configuration)
  const isChanged = draft.parameters[configuration] !== undefined
  return (
    <span className={classes.column}>
      <span className={classes.columnName}>
        {index !== undefined && <ConfigurationKey index={index} />}
        {toConfigurationName(configuration).variant}
      </span>
      {isChanged && (
        <UnstyledButton
          className={classes.takeBack}
          aria-label={t('bench.takeBackOf', { configuration })}
          onClick={() => changeDraft((now) => takeBackParameters(now, configuration))}
        >
          {t('bench.takeBack')}
        </UnstyledButton>
      )}
    </span>
  )
}
