import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'

/** What starting consists of; each rejects with the failure to report. */
export interface StartSteps {
  start(name: string): Promise<void>
  /** Resolves when the container's own health test passes; at once when it has none. */
  ready(name: string, signal: AbortSignal): Promise<void>
  /** Resolves when the container has ended with 0. */
  completed(name: string, signal: AbortSignal): Promise<void>
  /** Never resolves; rejects when the container ends. */
  stays(name: string, signal: AbortSignal): Promise<never>
}

/**
 * Starts every container as soon as those it depends on have come as far as it asks, not wave by wave:
 *
 *   db     start ----- ready
 *   redis  start - ready
 *   api                      start ---- ready        (db healthy, redis healthy)
 *   lb                             start - ready     (api started)
 *
 * Resolves when all are ready, and the ones that others wait for to complete have completed. A container that ends while others are still
 * starting fails the whole; so does the first failure of any step, and the others are given up.
 */
export async function startInOrder(
  containers: readonly Pick<ContainerPlan, 'name' | 'dependsOn'>[],
  steps: StartSteps,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const oneShots = new Set(
    containers
      .flatMap(({ dependsOn }) => dependsOn.filter(({ condition }) => condition === 'completed'))
      .map(({ container }) => container),
  )
  const started = new Map<string, Promise<void>>()
  const finished = new Map<string, Promise<void>>()
  const guards: Promise<never>[] = []
  for (const { name, dependsOn } of containers) {
    const start = begin(name, dependsOn, { started, finished }, steps, until)
    started.set(name, start)
    finished.set(
      name,
      start.then(() => (oneShots.has(name) ? steps.completed(name, until) : steps.ready(name, until))),
    )
    if (!oneShots.has(name)) guards.push(start.then(() => steps.stays(name, until)))
  }
  const all = [...finished.values(), ...guards]
  // Every promise has a listener from the start: the ones that lose the race must not become unhandled rejections.
  const settled = Promise.allSettled(all)
  try {
    await Promise.race([Promise.all(finished.values()), ...guards])
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    over.abort()
    await settled
  }
}

async function begin(
  name: string,
  dependsOn: ContainerPlan['dependsOn'],
  { started, finished }: { started: Map<string, Promise<void>>; finished: Map<string, Promise<void>> },
  steps: StartSteps,
  until: AbortSignal,
): Promise<void> {
  await Promise.all(
    dependsOn.map(({ container, condition }) => (condition === 'started' ? started : finished).get(container)),
  )
  until.throwIfAborted()
  await steps.start(name)
}
