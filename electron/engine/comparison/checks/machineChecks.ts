import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { LocalText } from '../../../../shared/domain/localText.ts'
import { bytesText } from '../../../../shared/text/units.ts'
import type { EngineInfo } from '../../ports/containerEngine.ts'
import { coresOf, memoryWarnings, oneCoreWarnings, quotaWarnings, sumOf } from '../../run/fitToMachine.ts'
import type { ResolvedRun } from '../resolveComparison.ts'
import { ofConfiguration, together } from './configurationTexts.ts'

type Runs = readonly Pick<ResolvedRun, 'configuration' | 'plan'>[]

/** CPU quotas against the cores that containers share. One configuration runs at a time, so each counts alone. */
export function coresCheck(runs: Runs, info: EngineInfo): StartCheck {
  // One configuration runs at a time: the fewest cores that any of them gets.
  const { containers, generators } = runs
    .map(({ plan }) => coresOf(info, plan.server))
    .reduce((fewest, one) => (one.containers < fewest.containers ? one : fewest), coresOf(info))
  const warnings = [
    ...oneCoreWarnings(info),
    ...runs.flatMap(({ configuration, plan }) =>
      quotaWarnings(plan, coresOf(info, plan.server).containers).map((warning) =>
        ofConfiguration(configuration.id, warning),
      ),
    ),
  ]
  if (warnings.length > 0) {
    const fix = {
      en: 'Lower the CPU limits or the number of instances, or compare on a larger machine.',
      fr: 'Baissez les limites de CPU ou le nombre d’instances, ou comparez sur une machine plus grande.',
    }
    return { id: 'cores', state: 'warning', message: together(warnings), fix }
  }
  const cores = (count: number): LocalText => ({
    en: `${count} ${count === 1 ? 'core' : 'cores'}`,
    fr: `${count} ${count === 1 ? 'cœur' : 'cœurs'}`,
  })
  const kept = cores(generators)
  return {
    id: 'cores',
    state: 'ok',
    message: {
      en: `The containers share ${cores(containers).en}${generators === 0 ? '' : `; ${kept.en} ${generators === 1 ? 'is' : 'are'} kept for the load`}.`,
      fr: `Les conteneurs se partagent ${cores(containers).fr}${generators === 0 ? '' : ` ; ${kept.fr} ${generators === 1 ? 'reste' : 'restent'} pour la charge`}.`,
    },
  }
}

/** Memory limits against the engine's memory. */
export function memoryCheck(runs: Runs, info: EngineInfo): StartCheck {
  const { memoryBytes } = info.engine
  const warnings = runs.flatMap(({ configuration, plan }) =>
    memoryWarnings(plan, memoryBytes).map((warning) => ofConfiguration(configuration.id, warning)),
  )
  if (warnings.length > 0) {
    const fix = {
      en: 'Lower the memory limits or the number of instances, or compare on a larger machine.',
      fr: 'Baissez les limites de mémoire ou le nombre d’instances, ou comparez sur une machine plus grande.',
    }
    return { id: 'memory', state: 'warning', message: together(warnings), fix }
  }
  const most = Math.max(0, ...runs.map(({ plan }) => sumOf(plan, 'memoryBytes')))
  const message =
    most === 0
      ? {
          en: `No container has a memory limit of its own; the engine has ${bytesText(memoryBytes)}.`,
          fr: `Aucun conteneur n’a de limite de mémoire propre ; le moteur dispose de ${bytesText(memoryBytes, 'fr')}.`,
        }
      : {
          en: `Memory limits add up to ${bytesText(most)} at most; the engine has ${bytesText(memoryBytes)}.`,
          fr: `Les limites de mémoire totalisent au plus ${bytesText(most, 'fr')} ; le moteur dispose de ${bytesText(memoryBytes, 'fr')}.`,
        }
  return { id: 'memory', state: 'ok', message }
}
