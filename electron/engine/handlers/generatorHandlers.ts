import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import { FreezeChecker } from '../generatorcheck/FreezeChecker.ts'
import { GeneratorChecker } from '../generatorcheck/GeneratorChecker.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { resolveConfiguration } from '../topology/resolveConfiguration.ts'
import type { HandlerParts } from './handlerParts.ts'

const USERS = 50
const SECONDS = 3

const stallsByDefault = { stallMs: 1000, everyMs: 5000, times: 3 }

/** The load generator itself: what it can do here, and whether it shows what it should. Nothing else measures meanwhile. */
export function generatorHandlers(
  parts: HandlerParts,
): Pick<Handlers, 'generator.check' | 'generator.freeze' | 'generator.stop'> {
  const { occupation, catalogue, tidyUp } = parts
  let current: string | undefined
  return {
    'generator.check': async ({ withContainers = true, seconds = SECONDS }) => {
      occupation.assertFree()
      if (withContainers) await tidyUp()
      const image = withContainers ? balancerImage(catalogue) : undefined
      const checker = new GeneratorChecker({ ...parts, users: USERS, seconds, ...(image !== undefined && { image }) })
      const answer = Promise.withResolvers<Answer<'generator.check'>>()
      occupation.take(checker, () => checker.run().then(answer.resolve, answer.reject))
      current = checker.id
      return answer.promise
    },
    'generator.freeze': async ({ stalls = stallsByDefault }) => {
      const checker = new FreezeChecker(parts, stalls)
      const answer = Promise.withResolvers<Answer<'generator.freeze'>>()
      occupation.take(checker, () => checker.run().then(answer.resolve, answer.reject))
      current = checker.id
      return answer.promise
    },
    'generator.stop': async () => ({ stopping: current !== undefined && occupation.stop(current) }),
  }
}

/** Of the built-in topologies; undefined when none of them has one that can be read. */
function balancerImage(catalogue: Catalogue): ImagePlan | undefined {
  for (const topology of catalogue.topologies.items) {
    const plan = catalogue.stackPlan(resolveConfiguration(topology, 'baseline', {}))
    const balancer = plan.containers.find(({ role }) => role === 'balancer')
    const image = plan.images.find(({ reference }) => reference === balancer?.image)
    if (image?.reference.startsWith('palier/nginx:')) return image
  }
  return undefined
}
