import type { Settings } from '../../../shared/contract/settings.ts'

/** How the windows look and speak. */
export interface SettingsStore {
  /** Defaults where nothing that can be read was saved; never throws. */
  read(): Settings
  /** Throws `PalierError` diskFull or storeUnwritable. */
  save(settings: Settings): void
}
