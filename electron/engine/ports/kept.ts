import type { Settings } from '../../../shared/contract/settings.ts'
import type { GeneratorCheck } from '../../../shared/domain/generatorCheck.ts'

/** How the windows look and speak. */
export interface SettingsStore {
  /** Defaults where nothing that can be read was saved; never throws. */
  read(): Settings
  /** Throws `PalierError` diskFull or storeUnwritable. */
  save(settings: Settings): void
}

/** What the load generator could do on this machine when it was measured last. */
export interface GeneratorChecks {
  last(): GeneratorCheck | undefined
  /** Throws `PalierError` diskFull, storeUnwritable. */
  save(check: GeneratorCheck): void
}
