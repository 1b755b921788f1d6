import type { Asker } from './ports/asker.ts'
import type { Clock } from './ports/clock.ts'
import type { ContainerEngine } from './ports/containerEngine.ts'
import type { ContainerObserver } from './ports/containerObserver.ts'
import type { GeneratorChecks } from './ports/generatorChecks.ts'
import type { Host } from './ports/host.ts'
import type { LoadGenerator } from './ports/loadGenerator.ts'
import type { NullTarget } from './ports/nullTarget.ts'
import type { Prober } from './ports/prober.ts'
import type { RunArchive } from './ports/runArchive.ts'
import type { RunStore } from './ports/runStore.ts'
import type { RunTrash } from './ports/runTrash.ts'
import type { SettingsStore } from './ports/settingsStore.ts'

export interface Ports {
  readonly clock: Clock
  readonly containers: ContainerEngine
  readonly observer: ContainerObserver
  readonly load: LoadGenerator
  readonly nullTarget: NullTarget
  readonly generatorChecks: GeneratorChecks
  readonly asker: Asker
  readonly prober: Prober
  readonly host: Host
  readonly store: RunStore
  readonly archive: RunArchive
  readonly trash: RunTrash
  readonly settings: SettingsStore
  /** Every address that a name stands for, in the system's order; none when nobody knows it. An address stands for itself. */
  readonly addressesOf: (name: string) => Promise<readonly string[]>
  /** An environment variable of this process: where secrets of scenarios come from. */
  readonly variable: (name: string) => string | undefined
  /** Random 32-bit number for ids; seeds of runs come from the ask. */
  readonly random32: () => number
}
