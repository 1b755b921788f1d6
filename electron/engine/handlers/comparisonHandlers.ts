import type { StartCheck, StartedComparison } from '../../../shared/contract/comparisonAsk.ts'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import { baselineRun } from '../comparison/baselineRun.ts'
import { beginComparison, orderNew, orderRest } from '../comparison/beginComparison.ts'
import { startChecks } from '../comparison/checks/startChecks.ts'
import { comparisonEstimate } from '../comparison/comparisonEstimate.ts'
import type { ComparisonOrder } from '../comparison/comparisonOrder.ts'
import { resolveComparison } from '../comparison/resolveComparison.ts'
import { withCutOffRuns } from '../comparison/withCutOffRuns.ts'
import type { HandlerParts } from './handlerParts.ts'

type Names = 'comparison.check' | 'comparison.start' | 'comparison.resume' | 'comparison.stop' | 'comparison.open'

/** Comparisons: checked, started, resumed, stopped, read. */
export function comparisonHandlers(parts: HandlerParts): Pick<Handlers, Names> {
  const { ports, catalogue, occupation, tidyUp } = parts
  const begin = (order: ComparisonOrder): StartedComparison => {
    const { runner, started, run } = beginComparison(order, parts)
    occupation.take(runner, run)
    return started
  }
  return {
    'comparison.check': async (ask) => {
      const runs = resolveComparison(ask, catalogue, ports.variable)
      baselineRun(ask, runs, parts)
      const checks = await startChecks(runs, parts)
      // Of images those that cannot be had: where others can be run, a terminal goes on without them.
      const others = checks.filter(
        ({ id, state }) => (id === 'otherRuns' && state !== 'ok') || (id === 'images' && state === 'problem'),
      )
      return {
        warnings: distinct([...runs.flatMap(({ warnings }) => warnings), ...others.map(inOneLine)]),
        ...comparisonEstimate(runs, ask),
        runs: runs.length * (ask.repeat + (ask.confirmOpen === true ? 1 : 0)),
        checks,
      }
    },
    'comparison.start': async (ask) => {
      occupation.assertFree()
      return begin(await orderNew(ask, parts))
    },
    'comparison.resume': async ({ comparisonId }) => {
      occupation.assertFree()
      return begin(await orderRest(comparisonId, parts))
    },
    'comparison.stop': async ({ comparisonId }) => ({ stopping: occupation.stop(comparisonId) }),
    'comparison.open': async ({ comparisonId }) => {
      await tidyUp()
      return withCutOffRuns(ports.store.openComparison(comparisonId), { store: ports.store, toResult: parts.toResult })
    },
  }
}

/** A terminal shows a warning in one line; of a problem also what to do about it. */
function inOneLine({ state, message, fix }: StartCheck): LocalText {
  const line = (text: string, advice = '') => [...text.split('\n'), ...advice.split('\n')].join(' ').trim()
  return state === 'problem'
    ? { en: line(message.en, fix?.en), fr: line(message.fr, fix?.fr) }
    : { en: line(message.en), fr: line(message.fr) }
}

function distinct(warnings: readonly LocalText[]): LocalText[] {
  return [...new Map(warnings.map((warning) => [warning.en, warning])).values()]
}
