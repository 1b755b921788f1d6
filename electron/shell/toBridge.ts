import type { IpcRenderer, IpcRendererEvent } from 'electron'
import { type Bridge, windowAnnouncementNames, windowRequestNames } from '../../shared/contract/window.ts'

/**
 * What reaches the page: one function for each name of the contract. Neither `ipcRenderer` nor an event object gets through; both
 * would let a page speak on any channel.
 */
export function toBridge(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>, platform: string): Bridge {
  const ask = windowRequestNames.map((name) => [name, (input: unknown) => ipc.invoke(name, input)])
  const hear = windowAnnouncementNames.map((name) => [
    name,
    (listener: (content: unknown) => void) => {
      const forward = (_event: IpcRendererEvent, content: unknown): void => listener(content)
      ipc.on(name, forward)
      return (): void => {
        ipc.removeListener(name, forward)
      }
    },
  ])
  // The names come from records that the compiler holds against the contract.
  return { host: 'shell', platform, ask: Object.fromEntries(ask), hear: Object.fromEntries(hear) }
}
