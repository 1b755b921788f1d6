import { UnstyledButton } from '@mantine/core'
import { useText } from '../../../text/useText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import { changeDraft } from '../draft/draftStore.ts'
import { removeConfiguration } from '../draft/selection.ts'
import classes from './Picks.module.css'

/** What will be compared, in the order of the letters. */
export function Picks({ selected }: { readonly selected: readonly string[] }) {
  const { t } = useText()
  return (
    <ul className={classes.picks} aria-label={t('bench.selected')}>
      {selected.map((configuration, index) => (
        <li key={configuration} className={classes.pick}>
          <ConfigurationKey index={index} name={configuration} />
          <UnstyledButton
            className={classes.remove}
            aria-label={t('bench.remove', { name: configuration })}
            onClick={() => changeDraft((now) => removeConfiguration(now, configuration))}
          >
            ×
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
