import { useMemo, useState } from 'react'
import { useCommand } from '../../app/commands.ts'
import { useText } from '../../text/useText.ts'

export interface Twin {
  readonly isShown: boolean
  readonly show: (isShown: boolean) => void
}

/** Which curves of the screen are shown as tables: each by its own button, all of them by T. */
export function useTwins(): { readonly curves: Twin; readonly run: Twin; readonly timeline: Twin } {
  const { t } = useText()
  const [areShown, set] = useState({ curves: false, run: false, timeline: false })
  const { curves, run, timeline } = areShown
  useCommand({
    id: 'result.tables',
    title: t('result.tables'),
    keys: ['t'],
    run: () => {
      const isShown = !(curves || run || timeline)
      set({ curves: isShown, run: isShown, timeline: isShown })
    },
  })
  return {
    curves: useMemo(
      () => ({ isShown: curves, show: (isShown) => set((now) => ({ ...now, curves: isShown })) }),
      [curves],
    ),
    run: useMemo(() => ({ isShown: run, show: (isShown) => set((now) => ({ ...now, run: isShown })) }), [run]),
    timeline: useMemo(
      () => ({ isShown: timeline, show: (isShown) => set((now) => ({ ...now, timeline: isShown })) }),
      [timeline],
    ),
  }
}
