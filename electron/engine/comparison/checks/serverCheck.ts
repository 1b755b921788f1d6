import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import { PalierError } from '../../../../shared/domain/failure.ts'
import type { LocalText } from '../../../../shared/domain/localText.ts'
import type { StackPlan } from '../../../../shared/domain/stackPlan.ts'
import { failureTexts } from '../../../../shared/text/failureTexts.ts'
import { serverText } from '../../../../shared/text/server/serverText.ts'
import type { EngineInfo } from '../../ports/containerEngine.ts'
import { fitToMachine } from '../../run/fitToMachine.ts'
import { assertServersFit } from '../assertServersFit.ts'
import type { ResolvedRun } from '../resolveComparison.ts'
import { ofConfiguration, together } from './configurationTexts.ts'

type Runs = readonly Pick<ResolvedRun, 'configuration' | 'plan'>[]

/** The server that each configuration is to live on, or why it cannot. None where no topology declares one. */
export function serverCheck(runs: Runs, info: EngineInfo, platform: string): StartCheck[] {
  const served = runs.flatMap(({ configuration: { id }, plan }) =>
    plan.server === undefined ? [] : [{ id, plan, server: plan.server }],
  )
  if (served.length === 0) return []
  try {
    assertServersFit(runs, info)
  } catch (error) {
    if (!(error instanceof PalierError)) throw error
    return [{ id: 'server', state: 'problem', ...failureTexts(error.failure, platform) }]
  }
  const texts = served.map(({ id, plan, server }) => ({ id, text: plannedText(plan, server, info) }))
  const same = Map.groupBy(texts, ({ text }) => text.en)
  const messages = [...same.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const names = [first, ...others].map(({ id }) => id).join(', ')
    return [runs.length === 1 ? first.text : ofConfiguration(names, first.text)]
  })
  return [{ id: 'server', state: 'ok', message: together(messages) }]
}

function plannedText(plan: StackPlan, server: NonNullable<StackPlan['server']>, info: EngineInfo): LocalText {
  const limits = plan.containers.map(({ name, limits: { memoryBytes = 0 } }) => ({ container: name, memoryBytes }))
  const limitBytes = limits.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0)
  const planned = { ...server, cpuset: fitToMachine(plan, info).containerCpus ?? '', limits, limitBytes }
  return {
    en: `Server: ${serverText(planned, 'en')}.`,
    fr: `Serveur\u00a0: ${serverText(planned, 'fr')}.`,
  }
}
