import { useEffect } from 'react'
import { useText } from '../text/useText.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { MissingScreen } from './MissingScreen.tsx'
import type { Place } from './place.ts'
import classes from './ScreenPart.module.css'
import { loadScreen, useScreenParts } from './screenParts.tsx'

/** The screen of a place, once it is there. */
export function ScreenPart({ screen, ...within }: Place) {
  const { t } = useText()
  const part = useScreenParts((parts) => parts[screen])
  useEffect(() => void loadScreen(screen), [screen])
  if (part === undefined) return <Waiting key={screen} text={t('frame.loadingScreen')} />
  if (part.at === 'failed')
    return (
      <div className={classes.failed}>
        <MissingScreen />
      </div>
    )
  return <part.View {...within} />
}
