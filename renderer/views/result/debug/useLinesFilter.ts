import { useCallback, useMemo, useState } from 'react'
import type { LogClass } from '../../../../shared/domain/logLine.ts'

export interface LinesFilterState {
  /** Undefined: all. */
  readonly lineClass: LogClass | undefined
  readonly container: string | undefined
  readonly setClass: (lineClass: LogClass | undefined) => void
  readonly setContainer: (container: string | undefined) => void
  readonly isShown: (one: { readonly class: LogClass; readonly container: string }) => boolean
}

/** One class or all, one container or all. */
export function useLinesFilter(): LinesFilterState {
  const [lineClass, setClass] = useState<LogClass>()
  const [container, setContainer] = useState<string>()
  const isShown: LinesFilterState['isShown'] = useCallback(
    (one) =>
      (lineClass === undefined || one.class === lineClass) && (container === undefined || one.container === container),
    [lineClass, container],
  )
  return useMemo(() => ({ lineClass, container, setClass, setContainer, isShown }), [lineClass, container, isShown])
}
