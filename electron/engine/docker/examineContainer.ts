import type Dockerode from 'dockerode'
import type { ContainerEnd } from '../ports/stack.ts'
import { wordsOf } from './engineError.ts'
import { readLog } from './readLog.ts'

const logCapBytes = 5 * 1024 * 1024

/** Everything about one container that is worth keeping. A container that somebody has removed is one that does not run, and says so in its log. */
export async function examineContainer(
  docker: Dockerode,
  name: string,
  id: string,
  signal: AbortSignal,
): Promise<ContainerEnd & { readonly log: string; readonly processes: string }> {
  const container = docker.getContainer(id)
  const inspected = await container.inspect({ abortSignal: signal }).catch((error: unknown) => wordsOf(error))
  signal.throwIfAborted()
  if (typeof inspected === 'string') {
    return { container: name, running: false, oomKilled: false, restarts: 0, log: `[${inspected}]\n`, processes: '' }
  }
  const { State, RestartCount } = inspected
  const [log, processes] = await Promise.all([
    readLog(docker, id, { capBytes: logCapBytes, timestamps: true, signal }),
    State.Running ? processList(container, signal) : '',
  ])
  return {
    container: name,
    running: State.Running,
    ...(State.Running ? {} : { exitCode: State.ExitCode }),
    oomKilled: State.OOMKilled,
    restarts: RestartCount,
    log,
    processes,
  }
}

async function processList(container: Dockerode.Container, signal: AbortSignal): Promise<string> {
  try {
    const { Titles, Processes } = (await container.top({ ps_args: 'aux', abortSignal: signal })) as {
      Titles: string[]
      Processes: string[][]
    }
    return `${[Titles, ...Processes].map((row) => row.join('\t')).join('\n')}\n`
  } catch (error) {
    signal.throwIfAborted()
    return `[the processes could not be listed: ${wordsOf(error)}]\n`
  }
}
