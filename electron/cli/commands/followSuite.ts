import type { SuiteEvent } from '../../../shared/contract/suites.ts'
import type { Client } from '../client.ts'
import { followComparison } from './followComparison.ts'

type Of<K extends SuiteEvent['kind']> = Extract<SuiteEvent, { kind: K }>
type Following = ReturnType<typeof followComparison>

export interface SuiteFollower {
  /** `following` has heard everything of the comparison since it began. */
  comparisonBegun(event: Of<'comparisonBegun'>, following: Following): void
  comparisonEnded(event: Of<'comparisonEnded'>): Promise<void>
}

/**
 * Shows a suite until its end. Listens before it is asked for; what is heard before `until` waits for it. One event is dealt with after
 * the other, however long showing one takes.
 */
export function followSuite(client: Client): {
  until(suiteId: string, follower: SuiteFollower): Promise<Of<'ended'>>
} {
  const ended = Promise.withResolvers<Of<'ended'>>()
  const ready = Promise.withResolvers<{ readonly suiteId: string; readonly follower: SuiteFollower }>()
  let queue: Promise<unknown> = ready.promise
  const letGo = client.hear(({ name, content }) => {
    if (name !== 'suite.events') return
    // At once: the first events of a comparison come right after this one.
    const following = content.kind === 'comparisonBegun' ? followComparison(client) : undefined
    queue = queue.then(async () => {
      const { suiteId, follower } = await ready.promise
      if (content.suiteId !== suiteId) return
      if (content.kind === 'comparisonBegun' && following !== undefined) follower.comparisonBegun(content, following)
      else if (content.kind === 'comparisonEnded') await follower.comparisonEnded(content)
      else if (content.kind === 'ended') ended.resolve(content)
    })
    queue.catch((error: unknown) => ended.reject(error))
  })
  return {
    async until(suiteId, follower) {
      ready.resolve({ suiteId, follower })
      try {
        return await ended.promise
      } finally {
        letGo()
      }
    },
  }
}
