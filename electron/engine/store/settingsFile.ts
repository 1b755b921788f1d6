import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../../shared/contract/settings.ts'
import { storedSettingsSchema } from '../../../shared/domain/settingsSchema.ts'
import type { SettingsStore } from '../ports/settingsStore.ts'
import { parseStored } from './readStored.ts'
import { replaceFile } from './replaceFile.ts'
import { writeError } from './storeError.ts'
import { realFs, type StoreFs } from './storeFs.ts'
import { toStoredText } from './toStoredText.ts'

const format = 'palier.settings/1'
const defaults: Settings = { language: 'system', theme: 'system', singleKeys: true }

/**
 * `settings.json` in the configuration folder. What cannot be understood, a newer version's among it, is kept aside as
 * `settings.unreadable.json` and the defaults count: nobody is kept out of their windows by a setting.
 */
export function settingsFile({
  configFolder,
  fs = realFs,
}: {
  readonly configFolder: string
  readonly fs?: StoreFs
}): SettingsStore {
  const path = join(configFolder, 'settings.json')
  return {
    read() {
      const text = textOf(path)
      if (text === undefined) return defaults
      try {
        const { schema: _, ...settings } = parseStored(path, text, storedSettingsSchema, format)
        return settings
      } catch {
        keepAside(fs, path, join(configFolder, 'settings.unreadable.json'))
        return defaults
      }
    },
    save(settings) {
      const text = toStoredText({ schema: format, ...settings }, storedSettingsSchema)
      try {
        fs.mkdirSync(configFolder, { recursive: true, mode: 0o700 })
      } catch (error) {
        throw writeError(path, error)
      }
      replaceFile(fs, path, text)
    },
  }
}

/** Undefined where there is none, or none that may be read. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function keepAside(fs: StoreFs, path: string, aside: string): void {
  try {
    fs.renameSync(path, aside)
  } catch {
    // It stays where it is until settings are saved; reading must not fail for that.
  }
}
