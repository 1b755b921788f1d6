import type { BrowserWindow } from 'electron'
import type { ShellTexts } from '../../shared/text/shell/shellTexts.ts'
import type { WatchEffects } from './comparisonWatch.ts'
import type { ElectronParts } from './electronParts.ts'

/** Task bar, power saver and notice of a comparison. Values above 1 make Electron show a bar that only moves; below 0 removes it. */
export function comparisonEffects(
  { Notification: Notice, powerSaveBlocker }: Pick<ElectronParts, 'Notification' | 'powerSaveBlocker'>,
  window: () => BrowserWindow | undefined,
  texts: () => ShellTexts,
): WatchEffects {
  let blocker: number | undefined
  return {
    showProgress: (progress) => {
      const value = progress === 'unknown' ? 2 : (progress ?? -1)
      window()?.setProgressBar(value)
    },
    keepAwake: (isOn) => {
      if (isOn) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
      else if (blocker !== undefined) {
        powerSaveBlocker.stop(blocker)
        blocker = undefined
      }
    },
    tellEnd: ({ failure, stopped }, view) => {
      const shown = window()
      // Who looks at the window has seen it, and who stopped it knows.
      if (shown === undefined || shown.isFocused() || !Notice.isSupported()) return
      const key = failure !== undefined ? 'notice.failed' : stopped ? 'notice.stopped' : 'notice.completed'
      const notice = new Notice({ title: texts().t(key), body: view?.head.configurations.join(', ') ?? '' })
      notice.on('click', () => {
        if (!shown.isDestroyed()) shown.show()
      })
      notice.show()
    },
  }
}
