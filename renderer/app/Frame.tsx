import { Notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { watchCurrent } from '../stores/current.ts'
import { watchEngine } from '../stores/engine.ts'
import { watchImageBuild } from '../stores/imageBuild.ts'
import { useText } from '../text/useText.ts'
import { BenchScreen } from '../views/bench/BenchScreen.tsx'
import { HistoryScreen } from '../views/history/HistoryScreen.tsx'
import { LiveScreen } from '../views/live/LiveScreen.tsx'
import { ResultScreen } from '../views/result/ResultScreen.tsx'
import { SetupScreen } from '../views/setup/SetupScreen.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import classes from './Frame.module.css'
import { KeyList } from './KeyList.tsx'
import { Palette } from './Palette.tsx'
import { type Place, usePlace } from './place.ts'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
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
  useEffect(watchImageBuild, [])
  useGlobalKeys()
  useFrameCommands(() => setKeysShown(true))
  useDocumentTitle(place.screen)
  return (
    <div className={classes.frame}>
      <Rail screen={place.screen} />
      <ConnectionBanner />
      <main className={classes.screen}>
        <Screen {...place} />
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

function Screen({ screen, id, runId }: Place) {
  switch (screen) {
    case 'bench':
      return <BenchScreen />
    case 'live':
      return <LiveScreen {...(id !== undefined && { comparisonId: id })} />
    case 'result':
      return <ResultScreen {...(id !== undefined && { id })} {...(runId !== undefined && { runId })} />
    case 'history':
      return <HistoryScreen />
    case 'setup':
      return <SetupScreen />
  }
}
