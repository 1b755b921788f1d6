import { createContext, useContext } from 'react'

/** Opens a container's log at a moment of the run's time base. */
export type OpenLog = (container: string, atMs: number) => void

export const OpenLogContext = createContext<OpenLog | undefined>(undefined)

/** Undefined where there is no stored run to read it from. */
export function useOpenLog(): OpenLog | undefined {
  return useContext(OpenLogContext)
}
