import { Button, Group, Modal } from '@mantine/core'
import { useSuiteOn } from '../../stores/suite.ts'
import { useText } from '../../text/useText.ts'

/** Asked once; the safe choice has the focus. */
export function StopDialog({
  isOpen,
  onKeep,
  onStop,
}: {
  readonly isOpen: boolean
  readonly onKeep: () => void
  readonly onStop: () => void
}) {
  const { t } = useText()
  const isSuite = useSuiteOn() !== undefined
  return (
    <Modal
      opened={isOpen}
      onClose={onKeep}
      title={t(isSuite ? 'suites.stopTitle' : 'live.stopTitle')}
      closeButtonProps={{ 'aria-label': t('live.keepGoing') }}
    >
      <p>{t(isSuite ? 'suites.stopText' : 'live.stopText')}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button data-autofocus onClick={onKeep}>
          {t('live.keepGoing')}
        </Button>
        <Button variant="outline" color="red" onClick={onStop}>
          {t('live.stopNow')}
        </Button>
      </Group>
    </Modal>
  )
}
