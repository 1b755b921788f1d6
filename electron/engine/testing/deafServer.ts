import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'

/**
 * A port of 127.0.0.1 on which nobody accepts: a process that listens with the shortest backlog and is then stopped,
 * its backlog filled. The kernel drops further connection requests without a word, as for a host that is gone (Linux).
 */
export async function startDeafServer(): Promise<DeafServer> {
  return deaf(1, 4)
}

/** The same with room in its backlog: the kernel takes every connection, and nobody is there who would read what is sent. */
export async function startHalfOpenServer(): Promise<DeafServer> {
  return deaf(4096, 0)
}

interface DeafServer {
  readonly host: string
  readonly port: number
  close(): void
}

async function deaf(backlog: number, knocks: number): Promise<DeafServer> {
  const script = `const server = require('node:net').createServer()
    server.listen(0, '127.0.0.1', ${backlog}, () => console.log(server.address().port))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await portOf(child)
  child.kill('SIGSTOP')
  const fillers = Array.from({ length: knocks }, () => createConnection({ host: '127.0.0.1', port }))
  for (const filler of fillers) filler.on('error', () => undefined)
  // A backlog of 1 holds two; the others go on knocking.
  await Promise.all(fillers.slice(0, 2).map((filler) => once(filler, 'connect')))
  return {
    host: '127.0.0.1',
    port,
    close: () => {
      for (const filler of fillers) filler.destroy()
      child.kill('SIGKILL')
    },
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('the deaf server has no output')
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  return Number(printed.toString())
}
