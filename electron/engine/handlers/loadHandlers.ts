import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { AnyStage } from '../../../shared/domain/profile.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { UrlRunner } from '../urlload/urlRunner.ts'
import { urlRunSpec } from '../urlload/urlRunSpec.ts'
import type { HandlerParts } from './handlerParts.ts'

/** Load on a URL, without containers. */
export function loadHandlers(parts: HandlerParts): Pick<Handlers, 'load.start' | 'load.stop'> {
  const { ports, catalogue, occupation } = parts
  return {
    'load.start': async (ask) => {
      occupation.assertFree()
      const spec = await urlRunSpec(ask, catalogue, ports)
      occupation.assertFree()
      const runner = new UrlRunner(spec, parts)
      occupation.take(runner, () => runner.runToEnd())
      return {
        runId: spec.runId,
        address: spec.target.addresses[0] ?? '',
        stages: scaleStages<AnyStage>(spec.profile.stages, spec.timeScale),
      }
    },
    'load.stop': async ({ runId }) => ({ stopping: occupation.stop(runId) }),
  }
}
