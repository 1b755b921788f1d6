import { once } from 'node:events'
import { spawnOwned } from '../ownedProcess.ts'
import { onCores } from '../pinned.ts'

/** What the server itself took for the requests it answered within a window. */
export interface ServerFigures {
  readonly count: number
  readonly p50Us: number
  readonly p99Us: number
}

export interface DelayServer {
  readonly url: URL
  readonly pid: number
  figures(window: { readonly fromMs: number; readonly toMs: number }): Promise<ServerFigures>
  close(): Promise<void>
}

/** A server that takes a known time, in a process of its own on that core. */
export async function startDelayServer(delayMs: number, core: number): Promise<DelayServer> {
  const script = new URL('../children/delayServer.ts', import.meta.url).pathname
  const child = spawnOwned(onCores([core], [process.execPath, script, '--delay-ms', String(delayMs)]), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    pid: child.pid ?? 0,
    figures: async (window) => {
      const answered = once(child, 'message')
      child.send(window)
      const [figures] = (await answered) as [ServerFigures]
      return figures
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
