import { useText } from '../../text/useText.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'

export function ResultScreen({ id: _ }: { readonly id?: string; readonly runId?: string }) {
  const { t } = useText()
  return <ScreenHead title={t('frame.result')} />
}
