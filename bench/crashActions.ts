import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type Docker from 'dockerode'
import { pack } from 'tar-stream'
import type { CrashKind } from '../shared/domain/diagnosis.ts'

/** What happens to a container of the product's, for so long, and what it should be told as. */
export interface CrashAction {
  readonly name: string
  readonly expected: CrashKind
  readonly forMs: number
  /** The product's own doing: what `--fault` says of it. */
  readonly fault?: string
  /** Somebody else's doing. */
  begin?(container: Docker.Container): Promise<unknown>
  end?(container: Docker.Container): Promise<unknown>
}

const restart = (container: Docker.Container) => container.start()
const folder = '/app'
const settings = 'gunicorn.conf.py'
const kept = new Map<string, Buffer>()

async function shell(container: Docker.Container, script: string): Promise<void> {
  const command = await container.exec({ Cmd: ['sh', '-c', script] })
  await command.start({ Detach: true })
}

const signalWorkers = (signal: 'STOP' | 'CONT') => `for process in /proc/[0-9]*; do
  id=\${process#/proc/}
  [ "$id" != 1 ] && [ "$id" != $$ ] && grep -qa gunicorn "$process/cmdline" && kill -${signal} "$id"
done`

/** Gunicorn reads its settings again and ends by them. */
async function breakSettings(container: Docker.Container): Promise<void> {
  kept.set(container.id, await buffer(await container.getArchive({ path: `${folder}/${settings}` })))
  const archive = pack()
  archive.entry({ name: settings }, 'raise SystemExit(1)\n')
  archive.finalize()
  await container.putArchive(await buffer(archive), { path: folder })
  await shell(container, 'kill -HUP 1')
}

async function mendSettings(container: Docker.Container): Promise<void> {
  const archive = kept.get(container.id)
  if (archive !== undefined) await container.putArchive(archive, { path: folder })
  await container.start()
}

export const crashActions: readonly CrashAction[] = [
  { name: 'our kill', expected: 'ourFault', forMs: 12_000, fault: 'kill' },
  {
    name: 'somebody else’s kill',
    expected: 'killed',
    forMs: 12_000,
    begin: (container) => container.kill({ signal: 'SIGKILL' }),
    end: restart,
  },
  {
    name: 'exit 0',
    expected: 'exitClean',
    forMs: 12_000,
    begin: (container) => shell(container, 'kill -TERM 1'),
    end: restart,
  },
  { name: 'exit 1', expected: 'exitError', forMs: 12_000, begin: breakSettings, end: mendSettings },
  {
    name: 'out of memory',
    expected: 'outOfMemory',
    forMs: 6000,
    fault: 'memory=220m',
    // Nobody else does it: the fault ends, and what it has killed stays dead.
    end: (container) => wait(2000).then(() => container.start()),
  },
  {
    name: 'frozen processes',
    expected: 'unhealthy',
    forMs: 12_000,
    begin: (container) => shell(container, signalWorkers('STOP')),
    end: (container) => shell(container, signalWorkers('CONT')),
  },
  {
    name: 'paused',
    expected: 'paused',
    forMs: 10_000,
    begin: (container) => container.pause(),
    end: (container) => container.unpause(),
  },
]
