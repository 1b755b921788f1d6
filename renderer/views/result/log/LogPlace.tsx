import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { LogDialog } from './LogDialog.tsx'
import { type OpenLog, OpenLogContext } from './openLog.ts'

/** A stored run's parts, from which its containers' logs can be opened; who closes one is back where it was opened. */
export function LogPlace({ runId, children }: { readonly runId: string; readonly children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly container: string; readonly atMs: number }>()
  const opener = useRef<HTMLElement>(undefined)
  const open: OpenLog = useCallback((container, atMs) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : undefined
    setShown({ container, atMs })
  }, [])
  useEffect(() => {
    if (shown === undefined) opener.current?.focus()
  }, [shown])
  return (
    <OpenLogContext value={open}>
      {children}
      {shown !== undefined && <LogDialog runId={runId} {...shown} onClose={() => setShown(undefined)} />}
    </OpenLogContext>
  )
}
