import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { StartCheck, StartedComparison } from '../../../shared/contract/requests.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import { assertServersFit } from '../comparison/assertServersFit.ts'
import { startChecks } from '../comparison/checks/startChecks.ts'
import { type ComparisonOrder, isOpenYet, newComparison } from '../comparison/comparisonOrder.ts'
import { ComparisonRunner } from '../comparison/comparisonRunner.ts'
import { estimateMs, resolveComparison } from '../comparison/resolveComparison.ts'
import { resumedComparison } from '../comparison/resumedComparison.ts'
import { withCutOffRuns } from '../comparison/withCutOffRuns.ts'
import type { RunSpec } from '../run/runSpec.ts'
import type { HandlerParts } from './handlerParts.ts'

const never = new AbortController().signal

type Names = 'comparison.check' | 'comparison.start' | 'comparison.resume' | 'comparison.stop' | 'comparison.open'

/** Comparisons: checked, started, resumed, stopped, read. */
export function comparisonHandlers(parts: HandlerParts): Pick<Handlers, Names> {
  const { ports, catalogue, occupation, lastComparison, tidyUp } = parts
  const begin = (order: ComparisonOrder): StartedComparison => {
    const runner = new ComparisonRunner(order, parts)
    occupation.take(runner, () => {
      lastComparison.begin(runner)
      return runner.runAll()
    })
    return {
      comparisonId: order.id,
      runs: [
        ...order.runs.map(({ runId, configuration }) => ({ runId, configurationId: configuration.id })),
        ...order.confirmations.filter(isOpenYet).map(({ runId, configuration }) => ({
          runId,
          configurationId: configuration,
          isConfirmation: true as const,
        })),
      ],
    }
  }
  return {
    'comparison.check': async (ask) => {
      const runs = resolveComparison(ask, catalogue, ports.variable)
      const checks = await startChecks(runs, parts)
      // Of images those that cannot be had: where others can be run, a terminal goes on without them.
      const others = checks.filter(
        ({ id, state }) => (id === 'otherRuns' && state !== 'ok') || (id === 'images' && state === 'problem'),
      )
      return {
        warnings: distinct([...runs.flatMap(({ warnings }) => warnings), ...others.map(inOneLine)]),
        estimateMs: estimateMs(runs, ask),
        runs: runs.length * (ask.repeat + (ask.confirmOpen === true ? 1 : 0)),
        checks,
      }
    },
    'comparison.start': async (ask) => {
      occupation.assertFree()
      const order = newComparison(ask, resolveComparison(ask, catalogue, ports.variable), ports)
      assertServersFit(order.configurations, await ports.containers.describe(never))
      await tidyUp()
      return begin(order)
    },
    'comparison.resume': async ({ comparisonId }) => {
      occupation.assertFree()
      const stored = ports.store.openComparison(comparisonId)
      // What cannot be resumed is told before the engine is asked for anything.
      const { configurations } = resumedComparison(stored, parts)
      assertServersFit(configurations, await ports.containers.describe(never))
      await tidyUp()
      const order = resumedComparison(ports.store.openComparison(stored.id), parts)
      return begin(await withImageWarnings(order, stored, parts))
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

/**
 * Image ids are no declared input: an image that was built again is not another input, but what it holds may be. Runs that
 * would use another one than those before the interruption say so.
 */
async function withImageWarnings(
  order: ComparisonOrder,
  { runs: before }: Pick<Comparison, 'runs'>,
  { ports, announcer }: HandlerParts,
): Promise<ComparisonOrder> {
  const images = [
    ...new Map(order.configurations.flatMap(({ plan }) => plan.images).map((one) => [one.reference, one])).values(),
  ]
  const ids = await ports.containers.ensureImages(
    images,
    (content) => announcer.announce({ name: 'image.progress', content }),
    never,
  )
  const changed = [...ids].filter(([reference, id]) => idBefore(before, reference, id) !== id)
  if (changed.length === 0) return order
  const warningOf = (reference: string): LocalText => ({
    en: `The image ${reference} is not the one of the runs before the interruption: it was built or pulled again since.`,
    fr: `L’image ${reference} n’est pas celle des essais d’avant l’interruption : elle a été reconstruite ou retéléchargée depuis.`,
  })
  const warned = <R extends Pick<RunSpec, 'plan' | 'warnings'>>(run: R): R => ({
    ...run,
    warnings: [
      ...run.warnings,
      ...changed
        .filter(([reference]) => run.plan.images.some((image) => image.reference === reference))
        .map(([reference]) => warningOf(reference)),
    ],
  })
  return { ...order, runs: order.runs.map(warned), configurations: order.configurations.map(warned) }
}

function idBefore(runs: readonly RunResult[], reference: string, now: string): string {
  return runs.flatMap(({ images }) => images[reference] ?? [])[0] ?? now
}

function distinct(warnings: readonly LocalText[]): LocalText[] {
  return [...new Map(warnings.map((warning) => [warning.en, warning])).values()]
}
