import { Button } from '@mantine/core'
import { useAsked } from '../../stores/useAsked.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { SetupRow } from './SetupRow.tsx'

/** Which browser prints reports. */
export function PrinterRow() {
  const { t } = useText()
  const { asked, again } = useAsked('report.check', {})
  return (
    <SetupRow
      label={t('setup.printer')}
      note={t('setup.printerNote')}
      action={<Button onClick={() => void again()}>{t('setup.checkAgain')}</Button>}
    >
      {asked.at === 'answered' && <code>{asked.answer.browser}</code>}
      {asked.at === 'failed' && <FailureBox failure={asked.failure} />}
    </SetupRow>
  )
}
