import { once } from 'node:events'
import { spawnOwned } from '../ownedProcess.ts'
import { onCores } from '../pinned.ts'
import { benchCertificate } from './benchCertificate.ts'

/** Moments are on the system's monotonic clock, which every process reads alike. */
export interface Counted {
  /** Connections, those in the middle of a handshake too. */
  readonly open: number
  readonly asked: number
  readonly lastRequestMs: number
  readonly lastCloseMs: number
}

export interface CountingServer {
  readonly port: number
  seen(): Promise<Counted>
  close(): Promise<void>
}

/** A server that says what it has seen, in a process of its own on that core; over TLS it is `localhost`. */
export async function startCountingServer(core: number, isSecured: boolean): Promise<CountingServer> {
  const script = new URL('../children/countingServer.ts', import.meta.url).pathname
  const { cert, key } = benchCertificate
  const files = isSecured ? ['--cert', cert, '--key', key] : []
  const child = spawnOwned(onCores([core], [process.execPath, script, ...files]), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    seen: async () => {
      const answered = once(child, 'message')
      child.send('seen')
      const [counted] = (await answered) as [Counted]
      return counted
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
