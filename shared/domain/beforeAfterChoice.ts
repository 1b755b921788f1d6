import { toWrittenName } from './configuration.ts'
import type { Topology } from './topology.ts'

/** How a topology's before and after are compared unless somebody wants it otherwise. */
export interface BeforeAfterChoice {
  /** Before, then after. */
  readonly configurations: readonly [string, string]
  readonly repeat: number
  /** Load and targets of the study that measures servers; absent where the topology declares none. */
  readonly profile?: string
  readonly objectives?: string
}

/** With fewer than three repeats one slow run decides what the noise is. */
const REPEAT = 3
const OF_SERVERS = 'server'

/** Undefined where the topology declares no before and after. */
export function beforeAfterChoice({
  id: topologyId,
  beforeAfter,
  server,
}: Pick<Topology, 'id' | 'beforeAfter' | 'server'>): BeforeAfterChoice | undefined {
  if (beforeAfter === undefined) return undefined
  const { before, after } = beforeAfter
  return {
    configurations: [toWrittenName({ topologyId, variant: before }), toWrittenName({ topologyId, variant: after })],
    repeat: REPEAT,
    ...(server && { profile: OF_SERVERS, objectives: OF_SERVERS }),
  }
}
