import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** In a process of its own, on core 0 where `taskset` exists, so that it does not share the generator's core. */
export async function startLoopbackServer(): Promise<{ url: URL; pid: number; close(): void }> {
  const script = new URL('./loopbackServer.ts', import.meta.url).pathname
  const child = spawn('taskset', ['-c', '0', process.execPath, script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  const port = Number(printed.toString())
  return { url: new URL(`http://127.0.0.1:${port}/`), pid: child.pid ?? 0, close: () => void child.kill() }
}
