import { once } from 'node:events'
import { spawnOwned } from '../ownedProcess.ts'
import { onCores } from '../pinned.ts'
import type { Target } from './startNginx.ts'

/** A trivial responder in a Node process of its own, for machines without Nginx. */
export async function startLoopbackServer(core: number): Promise<Target> {
  const script = new URL('../children/loopbackServer.ts', import.meta.url).pathname
  const child = spawnOwned(onCores([core], [process.execPath, script]), { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return {
    what: 'a trivial responder in Node',
    url: new URL(`http://127.0.0.1:${Number(printed.toString())}/`),
    pid: child.pid ?? 0,
    close: async () => {
      const ended = once(child, 'exit')
      // Also one that stands still.
      child.kill('SIGKILL')
      await ended
    },
  }
}
