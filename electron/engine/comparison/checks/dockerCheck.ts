import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { commandIn } from '../../../../shared/text/commandIn.ts'
import { failureTexts } from '../../../../shared/text/failureTexts.ts'
import { bytesText } from '../../../../shared/text/units.ts'
import type { EngineInfo } from '../../ports/containerEngine.ts'

export function dockerCheck({ engine: { version, cpus, memoryBytes } }: EngineInfo): StartCheck {
  return {
    id: 'docker',
    state: 'ok',
    message: {
      en: `Docker ${version} answers: ${cpus} ${cpus === 1 ? 'core' : 'cores'}, ${bytesText(memoryBytes)} of memory.`,
      fr: `Docker ${version} répond : ${cpus} ${cpus === 1 ? 'cœur' : 'cœurs'}, ${bytesText(memoryBytes, 'fr')} de mémoire.`,
    },
  }
}

/** Why it cannot be used, what to do about it, and the command where the advice names one. */
export function dockerProblem(failure: Failure, platform: string): StartCheck {
  const { message, fix } = failureTexts(failure, platform)
  const command = commandIn(fix?.en ?? '')
  return {
    id: 'docker',
    state: 'problem',
    message,
    ...(fix !== undefined && { fix }),
    ...(command !== undefined && { action: { kind: 'command', command } }),
  }
}
