import { useText } from '../../text/useText.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'

export function LiveScreen({ comparisonId: _ }: { readonly comparisonId?: string }) {
  const { t } = useText()
  return <ScreenHead title={t('frame.live')} />
}
