import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'

/** So many restarts by its own policy while starting are a crash loop. */
const toleratedRestarts = 3

export interface EndState {
  readonly exitCode: number
  readonly oomKilled: boolean
}

/** Resolves when a started container has ended for good: it is not running and its restart policy has not brought it back, or keeps doing so. */
export async function containerEnd(
  container: Dockerode.Container,
  clock: Clock,
  signal: AbortSignal,
): Promise<EndState> {
  for (;;) {
    const { StatusCode } = (await container.wait({ condition: 'not-running', abortSignal: signal })) as {
      StatusCode: number
    }
    const { State, RestartCount } = await container.inspect()
    const comesBack = State.Running || State.Restarting
    if (!comesBack || RestartCount >= toleratedRestarts) {
      return { exitCode: comesBack ? StatusCode : State.ExitCode, oomKilled: State.OOMKilled }
    }
    await clock.sleep(100, signal)
  }
}
