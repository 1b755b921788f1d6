import type { Handlers } from '../../shared/contract/handlers.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import { Announcer, type Listener } from './announcer.ts'
import { LastComparison } from './comparison/lastComparison.ts'
import { comparisonHandlers } from './handlers/comparisonHandlers.ts'
import { dataHandlers } from './handlers/dataHandlers.ts'
import { engineHandlers } from './handlers/engineHandlers.ts'
import { faultHandlers } from './handlers/faultHandlers.ts'
import { followHandlers } from './handlers/followHandlers.ts'
import { generatorHandlers } from './handlers/generatorHandlers.ts'
import type { HandlerParts } from './handlers/handlerParts.ts'
import { loadHandlers } from './handlers/loadHandlers.ts'
import { reportHandlers } from './handlers/reportHandlers.ts'
import { storeHandlers } from './handlers/storeHandlers.ts'
import { suiteHandlers } from './handlers/suiteHandlers.ts'
import { windowHandlers } from './handlers/windowHandlers.ts'
import { Occupation } from './occupation.ts'
import type { Suites } from './suite/openSuites.ts'
import { createTidyUp } from './tidyUp.ts'

export type { Listener } from './announcer.ts'

/** The engine's front door: what every host serves, and what it may do besides when it has to go. */
export interface Workbench {
  readonly handlers: Handlers
  /** Returns the way to stop hearing. */
  hear(listener: Listener): () => void
  /**
   * Sees to what a program that was killed left behind, once. The first request that looks at runs does it too; a host that stays
   * open does it at its start, because nobody may ask for hours. Nothing is thrown when there is no engine.
   */
  tidyUp(): Promise<void>
  /** What exists now and would be left if the process ended: for a second Ctrl+C. */
  remaining(): readonly string[]
}

export interface WorkbenchParts extends Omit<HandlerParts, 'announcer' | 'occupation' | 'lastComparison' | 'tidyUp'> {
  /** Writes the end of runs whose process is gone into their manifests. */
  readonly settleInterrupted: () => unknown
  readonly suites: Suites
  readonly jsonSchemas: () => Readonly<Record<string, unknown>>
}

/** Stops the suite that is on, also between two comparisons, and waits until its index is written. Whether there was one. */
export async function stopSuite({ handlers, hear }: Pick<Workbench, 'handlers' | 'hear'>): Promise<boolean> {
  const { suite } = await handlers['suite.current']({})
  if (suite === undefined || suite.record.outcome !== 'running') return false
  const { id: suiteId } = suite.record
  const ended = Promise.withResolvers<void>()
  const letGo = hear(({ name, content }) => {
    if (name === 'suite.events' && content.kind === 'ended' && content.suiteId === suiteId) ended.resolve()
  })
  try {
    // What had ended in the meantime announces nothing any more.
    if (!(await handlers['suite.stop']({ suiteId })).stopping) return false
    await ended.promise
    return true
  } finally {
    letGo()
  }
}

/** Absolute path of the page about a stored suite. Throws `PalierError` unknownName when there is none. */
export async function suitePage(handlers: Pick<Handlers, 'suite.stored'>, suiteId: string): Promise<string> {
  const withPage = (await handlers['suite.stored']({})).filter(({ page }) => page !== undefined)
  const page = withPage.find((one) => one.suiteId === suiteId)?.page
  if (page !== undefined) return page
  const known = withPage.map((one) => one.suiteId)
  throw new PalierError({ kind: 'unknownName', what: 'suite', name: suiteId, known })
}

/** Removes the stack that is up with its data, or coming up, for a host that has to go. Whether there was one. */
export async function releaseData(handlers: Pick<Handlers, 'data.current' | 'data.release'>): Promise<boolean> {
  const current = await handlers['data.current']({})
  if (current.kind === 'none') return false
  const stackId = current.kind === 'loaded' ? current.stack.stackId : current.stackId
  return (await handlers['data.release']({ stackId })).released
}

export function createWorkbench(given: WorkbenchParts): Workbench {
  const announcer = new Announcer(given.ports.clock)
  const { ports, catalogue, leases, settleInterrupted } = given
  const occupation = new Occupation()
  const tidyUp = createTidyUp({ leases, containers: ports.containers, settleInterrupted })
  const parts: HandlerParts = { ...given, announcer, occupation, lastComparison: new LastComparison(), tidyUp }

  const comparisons = { ...comparisonHandlers(parts), ...reportHandlers(parts) }
  const handlers: Handlers = {
    'topology.list': async () => catalogue.topologies,
    'profile.list': async () => catalogue.profiles,
    'scenario.list': async () => catalogue.scenarios,
    'objectives.list': async () => catalogue.objectives,
    'schema.list': async () => given.jsonSchemas(),
    ...comparisons,
    ...followHandlers(parts),
    ...faultHandlers(parts),
    ...loadHandlers(parts),
    ...storeHandlers(parts),
    ...suiteHandlers({ ...parts, suites: given.suites, comparisons }),
    ...engineHandlers(parts),
    ...generatorHandlers(parts),
    ...windowHandlers(parts),
    ...dataHandlers(parts),
  }
  return { handlers, hear: (listener) => announcer.hear(listener), tidyUp, remaining: () => occupation.remaining() }
}
