import { join } from 'node:path'
import type { GeneratorCheck } from '../../../shared/domain/generatorCheck.ts'
import { generatorCheckSchema } from '../../../shared/domain/generatorCheckSchema.ts'
import type { GeneratorChecks } from '../ports/generatorChecks.ts'
import { readStored } from './readStored.ts'
import { replaceFile } from './replaceFile.ts'
import { writeError } from './storeError.ts'
import { realFs, type StoreFs } from './storeFs.ts'
import { toStoredText } from './toStoredText.ts'

/**
 * `generator.json` in the configuration folder: it is about this machine, whatever folder the runs are in. One that cannot be understood
 * counts as none; the next check replaces it.
 */
export function generatorFile({
  configFolder,
  fs = realFs,
}: {
  readonly configFolder: string
  readonly fs?: StoreFs
}): GeneratorChecks {
  const path = join(configFolder, 'generator.json')
  return {
    last() {
      try {
        return readStored<GeneratorCheck>(path, generatorCheckSchema, 'palier.generator/1')
      } catch {
        return undefined
      }
    },
    save(check) {
      const text = toStoredText(check, generatorCheckSchema)
      try {
        fs.mkdirSync(configFolder, { recursive: true, mode: 0o700 })
      } catch (error) {
        throw writeError(path, error)
      }
      replaceFile(fs, path, text)
    },
  }
}
