import type { Phase } from '../../../../shared/domain/profile.ts'
import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'

/** How times of these phases are written: `0:30`, and `0:00.5` as soon as one of them does not begin on a whole second. */
export function phaseTimes(phases: readonly Phase[], { figures }: UiTexts): (ms: number) => string {
  if (phases.every(({ toMs }) => toMs % 1000 === 0)) return figures.runTime
  return (ms) => {
    const tenths = Math.round(ms / 100)
    const seconds = figures.decimal((tenths % 600) / 10, 1)
    return `${Math.floor(tenths / 600)}:${seconds.padStart(4, '0')}`
  }
}
