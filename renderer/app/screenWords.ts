import type { UiTextKey } from '../../shared/text/ui/uiTexts.ts'
import type { Screen } from './place.ts'

/** What each screen is called. */
export const screenWords = {
  bench: 'frame.bench',
  live: 'frame.live',
  result: 'frame.result',
  history: 'frame.history',
  setup: 'frame.setup',
} as const satisfies Record<Screen, UiTextKey>
