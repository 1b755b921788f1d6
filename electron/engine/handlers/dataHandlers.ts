import type { DataRequests } from '../../../shared/contract/dataRequests.ts'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import { resolveSeed } from '../seeding/resolveSeed.ts'
import { SeededStack } from '../seeding/SeededStack.ts'
import type { HandlerParts } from './handlerParts.ts'

/** A stack with its data, outside of any run. */
export function dataHandlers(parts: HandlerParts): Pick<Handlers, keyof DataRequests> {
  const { occupation, catalogue } = parts
  let last: SeededStack | undefined
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
    'data.current': async () => last?.current ?? { kind: 'none' },
  }
}
