import { BenchScreen } from '../views/bench/BenchScreen.tsx'
import { HistoryScreen } from '../views/history/HistoryScreen.tsx'
import { LiveScreen } from '../views/live/LiveScreen.tsx'
import { ResultScreen } from '../views/result/ResultScreen.tsx'
import { SetupScreen } from '../views/setup/SetupScreen.tsx'
import classes from './Frame.module.css'
import { type Place, usePlace } from './place.ts'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'

/** Rail at the left, the screen, the status bar below. Regions scroll, the window never does. */
export function Frame() {
  const place = usePlace()
  return (
    <div className={classes.frame}>
      <Rail screen={place.screen} />
      <main className={classes.screen}>
        <Screen {...place} />
      </main>
      <StatusBar />
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
