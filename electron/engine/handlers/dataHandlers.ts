import type { DataRequests } from '../../../shared/contract/dataRequests.ts'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import { resolveSeed } from '../seeding/resolveSeed.ts'
import { SeededStack } from '../seeding/SeededStack.ts'
import { resolveFilling, UrlFilling } from '../seeding/UrlFilling.ts'
import type { HandlerParts } from './handlerParts.ts'

/** Data outside of any run: a stack of our own with it, or something that runs already. */
export function dataHandlers(parts: HandlerParts): Pick<Handlers, keyof DataRequests> {
  const { occupation, catalogue } = parts
  let last: SeededStack | undefined
  let filling: string | undefined
  return {
    // Without a pause until it is taken: whoever ends the program after the asking finds it.
    'data.load': async (ask) => {
      occupation.assertFree()
      const seeded = new SeededStack(resolveSeed(ask, catalogue), parts)
      occupation.take(seeded, () => seeded.untilGone())
      last = seeded
      return seeded.loaded
    },
    'data.release': async ({ stackId }) => {
      if (last?.id !== stackId || !occupation.stop(stackId)) return { released: false, leftBehind: [] }
      return { released: true, leftBehind: await last.gone }
    },
    'data.fill': async (ask) => {
      occupation.assertFree()
      const order = await resolveFilling(ask, catalogue, parts.ports)
      const filler = new UrlFilling(order, parts)
      const answer = Promise.withResolvers<Answer<'data.fill'>>()
      occupation.take(filler, () => filler.run().then(answer.resolve, answer.reject))
      filling = filler.id
      return answer.promise
    },
    'data.stopFilling': async () => ({ stopping: filling !== undefined && occupation.stop(filling) }),
    'data.current': async () => last?.current ?? { kind: 'none' },
  }
}
