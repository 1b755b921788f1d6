import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ask, hear } from '../bridge.ts'
import { useText } from '../text/useText.ts'
import { FailureBox, FailureWords } from '../ui/FailureBox.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { reloadPage } from './reloadPage.ts'

type Missing = 'asking' | 'hostGone' | 'tooOften'

/** In the place of a screen whose files did not come: they come with the page, which is loaded again as soon as the host answers. */
export function MissingScreen({ reload = reloadPage }: { readonly reload?: () => boolean }) {
  const { t } = useText()
  const [missing, setMissing] = useState<Missing>('asking')
  useEffect(() => {
    const tryAgain = async (): Promise<void> => {
      const { ok } = await ask['settings.read']({})
      if (!ok) setMissing('hostGone')
      else setMissing(reload() ? 'asking' : 'tooOften')
    }
    void tryAgain()
    return hear['window.connection']((state) => {
      if (state === 'back') void tryAgain()
    })
  }, [reload])
  if (missing === 'asking') return <Waiting text={t('frame.loadingScreen')} />
  if (missing === 'hostGone') return <FailureBox failure={{ kind: 'hostGone' }} />
  return (
    <FailureWords title={t('frame.screenMissing')} details={[t('frame.screenMissingAdvice')]}>
      <Button variant="default" onClick={() => location.reload()}>
        {t('frame.loadAgain')}
      </Button>
    </FailureWords>
  )
}
