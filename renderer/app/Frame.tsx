import { Notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { watchCurrent } from '../stores/current.ts'
import { watchDataStack } from '../stores/dataStack.ts'
import { watchEngine } from '../stores/engine.ts'
import { watchImageBuild } from '../stores/imageBuild.ts'
import { watchSuite } from '../stores/suite.ts'
import { useText } from '../text/useText.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import classes from './Frame.module.css'
import { KeyList } from './KeyList.tsx'
import { Palette } from './Palette.tsx'
import { usePlace } from './place.ts'
import { Rail } from './Rail.tsx'
import { ScreenPart } from './ScreenPart.tsx'
import { StatusBar } from './StatusBar.tsx'
import { loadOtherScreens } from './screenParts.tsx'
import { useDocumentTitle } from './useDocumentTitle.ts'
import { useFrameCommands } from './useFrameCommands.ts'
import { useGlobalKeys } from './useGlobalKeys.ts'

/** Rail at the left, the screen, the status bar below. Regions scroll, the window never does. */
export function Frame() {
  const place = usePlace()
  const { t } = useText()
  const [areKeysShown, setKeysShown] = useState(false)
  useEffect(watchEngine, [])
  useEffect(watchCurrent, [])
  useEffect(watchSuite, [])
  useEffect(watchImageBuild, [])
  useEffect(watchDataStack, [])
  useEffect(loadOtherScreens, [])
  useGlobalKeys()
  useFrameCommands(() => setKeysShown(true))
  useDocumentTitle(place.screen)
  return (
    <div className={classes.frame}>
      <Rail screen={place.screen} />
      <ConnectionBanner />
      <main className={classes.screen}>
        <ScreenPart {...place} />
      </main>
      <StatusBar />
      <section aria-label={t('frame.messages')} className={classes.messages}>
        <Notifications position="bottom-right" withinPortal={false} />
      </section>
      <Palette />
      <KeyList isOpen={areKeysShown} onClose={() => setKeysShown(false)} />
    </div>
  )
}
