import type { LocalText } from '../../../shared/domain/localText.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import type { RunSpec } from '../run/runSpec.ts'
import type { ComparisonOrder } from './comparisonOrder.ts'
import type { ComparisonParts } from './comparisonRunner.ts'

const never = new AbortController().signal

/**
 * Image ids are no declared input: an image that was built again is not another input, but what it holds may be. Runs that
 * would use another one than those before the interruption say so.
 */
export async function withImageWarnings(
  order: ComparisonOrder,
  { runs: before }: Pick<Comparison, 'runs'>,
  { ports, announcer }: Pick<ComparisonParts, 'ports' | 'announcer'>,
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
