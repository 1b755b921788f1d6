import { Button } from '@mantine/core'
import { useCommand } from '../../../app/commands.ts'
import { ariaKeysHere } from '../../../app/keysHere.ts'
import { useText } from '../../../text/useText.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import classes from './ActionBar.module.css'

const keys = 'mod+Enter'

/** The one filled button of the screen. */
export function StartButton({
  label,
  isDisabled,
  disabledBecause,
  onStart,
}: {
  readonly label: string
  readonly isDisabled: boolean
  /** For the list of commands; the button has its reason beside it. */
  readonly disabledBecause?: string
  readonly onStart: () => void
}) {
  const { t } = useText()
  useCommand({
    id: 'compare',
    title: t('bench.compare'),
    keys: [keys],
    ...(disabledBecause !== undefined && { disabledBecause }),
    run: onStart,
  })
  return (
    <Button
      variant="filled"
      classNames={{ root: classes.start, section: classes.startKeys }}
      disabled={isDisabled}
      onClick={onStart}
      aria-describedby="start-estimate"
      aria-keyshortcuts={ariaKeysHere(keys)}
      rightSection={<Kbd keys={keys} isDecoration />}
    >
      {label}
    </Button>
  )
}
