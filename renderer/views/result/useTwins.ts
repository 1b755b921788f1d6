import { useMemo, useState } from 'react'
import { useCommand } from '../../app/commands.ts'
import { useText } from '../../text/useText.ts'

export interface Twin {
  readonly isShown: boolean
  readonly show: (isShown: boolean) => void
}

/** Which curves of the screen are shown as tables: each by its own button, all of them by T. */
export function useTwins(): { readonly curves: Twin; readonly run: Twin } {
  const { t } = useText()
  const [areShown, set] = useState({ curves: false, run: false })
  const { curves, run } = areShown
  useCommand({
    id: 'result.tables',
    title: t('result.tables'),
    keys: ['t'],
    run: () => set(curves || run ? { curves: false, run: false } : { curves: true, run: true }),
  })
  return {
    curves: useMemo(
      () => ({ isShown: curves, show: (isShown) => set((now) => ({ ...now, curves: isShown })) }),
      [curves],
    ),
    run: useMemo(() => ({ isShown: run, show: (isShown) => set((now) => ({ ...now, run: isShown })) }), [run]),
  }
}
