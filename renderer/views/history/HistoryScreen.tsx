import { useText } from '../../text/useText.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'

export function HistoryScreen() {
  const { t } = useText()
  return <ScreenHead title={t('frame.history')} />
}
