import type { RunManifest } from '../domain/manifest.ts'
import type { RunResult } from '../domain/runResult.ts'
import { crashSigns, type Sign } from './crashSigns.ts'
import type { LoadSums } from './loadGroups.ts'
import type { RunInputs } from './runInputs.ts'

/** Probes ask once a second, so what shows within one second happened at the same time. */
const sameMomentMs = 1000

/**
 * The first sign in time that something broke. Of signs in the same second the one closest to the cause is taken: the engine's
 * word before a probe's, an instance's probe before the balancer's, the one through the entry next to last, and clients last.
 */
export function toCrash<H>(inputs: RunInputs<H>, load: LoadSums<H>, durationMs: number): RunResult['crash'] {
  const signs = crashSigns(inputs, load.seconds, durationMs)
  const firstMs = Math.min(...signs.map(({ atMs }) => atMs))
  const [first] = signs
    .filter(({ atMs }) => atMs <= firstMs + sameMomentMs)
    .sort((a, b) => a.distance - b.distance || a.atMs - b.atMs)
  if (first === undefined) return { observed: false }
  const users = usersAt(load, first.atMs)
  return { observed: true, ...told(first, inputs.manifest), ...(users !== undefined && { users }) }
}

function told(
  { container, atMs, sign, untilMs }: Sign,
  manifest: RunManifest,
): Pick<RunResult['crash'], 'container' | 'role' | 'atMs' | 'sign' | 'untilMs'> {
  const role = manifest.containers.find(({ name }) => name === container)?.role
  return {
    ...(container !== undefined && { container }),
    ...(role !== undefined && { role }),
    atMs,
    sign,
    ...(untilMs !== undefined && { untilMs }),
  }
}

function usersAt<H>({ seconds }: LoadSums<H>, atMs: number): number | undefined {
  return atMs < 0 ? 0 : seconds.findLast(({ second }) => second * 1000 <= atMs)?.users
}
