import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'
import type { ShellTexts } from '../../shared/text/shell/shellTexts.ts'
import { releaseData, stopSuite, type Workbench } from '../engine/workbench.ts'
import { closeQuestion } from './closeQuestion.ts'
import type { ComparisonWatch } from './comparisonWatch.ts'
import type { ElectronParts } from './electronParts.ts'

/** Stopping eight containers with their grace periods, one after the other, still fits. */
const patienceMs = 90_000

export interface ClosingParts {
  readonly workbench: Workbench
  readonly watch: ComparisonWatch
  readonly texts: () => ShellTexts
}

/** Closing the window and quitting the program ask the same question while a comparison is on. */
export function askBeforeClosing(
  { app, dialog }: Pick<ElectronParts, 'app' | 'dialog'>,
  window: BrowserWindow,
  { workbench, watch, texts }: ClosingParts,
): void {
  // Between two comparisons of a suite none is on, and the next one comes.
  let isSuiteOn = false
  workbench.hear(({ name, content }) => {
    if (name === 'suite.events') isSuiteOn = content.kind !== 'ended'
  })
  const onAttempt = closeQuestion({
    isOn: () => isSuiteOn || watch.current() !== undefined,
    holds: () => workbench.remaining().length > 0,
    ask: async () => {
      const { t } = texts()
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: t('close.title'),
        detail: t('close.detail'),
        buttons: [t('close.keep'), t('close.stop')],
        defaultId: 0,
        cancelId: 0,
      })
      return response === 1 ? 'stop' : 'keep'
    },
    stop: async () => {
      await stopSuite(workbench)
      const comparisonId = watch.current()
      if (comparisonId !== undefined) await workbench.handlers['comparison.stop']({ comparisonId })
      await releaseData(workbench.handlers)
    },
    ended: () => watch.ended(),
    tooLong: () => sleep(patienceMs, undefined, { ref: false }),
    tellLeft: async () => {
      const { t } = texts()
      await dialog.showMessageBox(window, {
        type: 'warning',
        message: t('left.title'),
        detail: t('left.detail', { names: workbench.remaining().join(', ') }),
        buttons: [t('left.close')],
      })
    },
    leave: () => app.quit(),
  })
  window.on('close', onAttempt)
  app.on('before-quit', onAttempt)
}
