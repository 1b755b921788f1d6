import type { Clock } from '../ports/clock.ts'
import { wordsOf } from './engineError.ts'
import type { OwnObject, OwnObjects } from './ownObjects.ts'

const attempts = 20
const pauseMs = 100

/**
 * Removes every container, then every network, then every volume of a run, looking again until none is left: a create that was under way
 * when the run was given up is finished by the engine and found by the next look. Throws with what would not go.
 */
export async function removeRun(own: OwnObjects, runId: string, clock: Clock): Promise<void> {
  const never = new AbortController().signal
  let lastWords: string[] = []
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const objects = await own.list(runId)
    if (objects.length === 0) return
    lastWords = await removeAll(own, objects)
    if (lastWords.length > 0) await clock.sleep(pauseMs, never)
  }
  const left = await own.list(runId)
  if (left.length > 0) throw new Error(`still there: ${left.map(describe).join(', ')}; ${lastWords.join('; ')}`)
}

/** Containers hold networks and volumes, so they go first, all at once. Gives the reasons of what stayed. */
export async function removeAll(own: OwnObjects, objects: readonly OwnObject[]): Promise<string[]> {
  const words: string[] = []
  for (const kind of ['container', 'network', 'volume'] as const) {
    await Promise.all(
      objects
        .filter((object) => object.kind === kind)
        .map((object) =>
          own.remove(object).catch((error: unknown) => words.push(`${describe(object)}: ${wordsOf(error)}`)),
        ),
    )
  }
  return words
}

export function describe({ kind, name }: OwnObject): string {
  return `${kind} ${name}`
}
