import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Ports } from '../ports.ts'

/** Of these a ceiling depends: a check of another machine, or of another generator, says nothing about this one. */
const decisive = ['palier', 'node', 'platform', 'hostCpus', 'cpuModel'] as const

/** The last check of the load generator, as far as it is about this machine; every run keeps it, because it is replaced by the next. */
export function knownCeiling({
  generatorChecks,
  host,
}: Pick<Ports, 'generatorChecks' | 'host'>): Pick<RunManifest, 'generatorCheck'> {
  const check = generatorChecks.last()
  const machine = host.describe()
  if (check === undefined || decisive.some((fact) => check.machine[fact] !== machine[fact])) return {}
  return { generatorCheck: { measuredAt: check.measuredAt, targets: check.targets } }
}
