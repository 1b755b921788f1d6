import { cpusetCores } from '../../domain/cpusetCores.ts'
import type { Language } from '../../domain/language.ts'
import type { Server } from '../../domain/serverSchema.ts'
import { sayIn } from '../say.ts'
import { coresText } from './coresText.ts'
import { memorySum, sizeText } from './memoryText.ts'

/** `1 core (core 0), 2 GiB; proxy 80 MiB + api 256 MiB + db 1 GiB = 1.3 GiB`. */
export function serverText({ cpus, memoryBytes, cpuset, limits }: Server, language: Language): string {
  const say = sayIn(language)
  const which = cpusetCores(cpuset).length === 1 ? say('core', 'cœur') : say('cores', 'cœurs')
  return `${coresText(cpus, language)} (${which} ${cpuset}), ${sizeText(memoryBytes, language)}${say('; ', ' ; ')}${memorySum(limits, language)}`
}
