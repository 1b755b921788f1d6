import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onCores } from '../pinned.ts'
import type { Target } from './startNginx.ts'

/** A trivial responder in a Node process of its own, for machines without Nginx. */
export async function startLoopbackServer(core: number): Promise<Target> {
  const script = new URL('../children/loopbackServer.ts', import.meta.url).pathname
  const [command = '', ...args] = onCores([core], [process.execPath, script])
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    what: 'a trivial responder in Node',
    url: new URL(`http://127.0.0.1:${Number(printed.toString())}/`),
    pids: [child.pid ?? 0],
    close: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
