import type { RunManifest } from '../domain/manifest.ts'
import type { ProbeReading } from '../domain/reading.ts'

const outermost = ['proxy', 'balancer', 'api']

/** The container that takes the load: the one that the entry's probe asks, else the outermost by its role. */
export function entryOf(
  { containers }: Pick<RunManifest, 'containers'>,
  probes: readonly Pick<ProbeReading, 'probe' | 'container'>[],
): string | undefined {
  const probed = probes.find(({ probe }) => probe === 'entry')?.container
  if (probed !== undefined) return probed
  return outermost.flatMap((role) => containers.filter((container) => container.role === role))[0]?.name
}
