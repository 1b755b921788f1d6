import { readBackServer } from './readBackServer.ts'
import type { RunParts } from './runParts.ts'
import type { Live, RunState } from './runState.ts'
import { watchStack } from './watchStack.ts'

/** Longest wait for one container. */
export const READY_WITHIN_MS = 90_000

/** The run's containers, from nothing until each is ready, and watched from then on. */
export async function bringUpRun(
  { spec, ports, recorder, cleanup, signal }: RunParts,
  { fitting, images }: Pick<Extract<RunState, { at: 'starting' }>, 'fitting' | 'images'>,
): Promise<Live> {
  const total = spec.plan.containers.length
  const ready = new Set<string>()
  const stack = await ports.containers.bringUp(
    {
      runId: spec.runId,
      plan: spec.plan,
      images,
      ...(fitting.containerCpus === undefined ? {} : { cpuset: fitting.containerCpus }),
      safety: fitting.safety,
      readyWithinMs: READY_WITHIN_MS,
    },
    cleanup,
    (progress) => {
      const { container, state: reached } = progress
      if (progress.state === 'givenUp') recorder.saveEvidence(`${container}.log`, progress.log)
      if (reached === 'ready') ready.add(container)
      recorder.emit({ kind: 'progress', subject: container, message: reached, done: ready.size, total })
    },
    signal,
  )
  recorder.update({ containers: [...stack.containers], limits: [...stack.limits], subnet: stack.subnet })
  recorder.update(readBackServer(spec.plan, fitting.containerCpus, stack))
  return { stack, fitting, watch: watchStack(stack, spec.plan, recorder, ports, signal) }
}
