import { join } from 'node:path'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { StartedSuite, SuiteAsk, SuiteOutline, SuiteRequests } from '../../../shared/contract/suites.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { toSuiteId } from '../store/runId.ts'
import type { Suites } from '../suite/openSuites.ts'
import { restOfSuite } from '../suite/restOfSuite.ts'
import { storedSuites } from '../suite/storedSuites.ts'
import { suiteFiles } from '../suite/suiteFiles.ts'
import { makeSuiteFolder, saveSuiteRecord } from '../suite/suiteFolder.ts'
import { newSuite, type SuiteOrder, suiteOutline, toStarted } from '../suite/suiteOrder.ts'
import { SuiteRunner } from '../suite/suiteRunner.ts'
import type { HandlerParts } from './handlerParts.ts'

/** Whether secrets are set is found out when a suite is started. */
const anySecret = (): string => 'set'

const never = new AbortController().signal

export interface SuiteParts extends HandlerParts {
  readonly suites: Suites
  readonly comparisons: Pick<Handlers, 'comparison.open' | 'report.make'>
}

/** Suites: listed, started, gone on with, stopped, followed. */
export function suiteHandlers(parts: SuiteParts): Pick<Handlers, keyof SuiteRequests> {
  const { ports, suites, catalogue, occupation, reporting, tidyUp, comparisons } = parts
  const writer = suiteFiles({
    open: comparisons['comparison.open'],
    makeReport: comparisons['report.make'],
    toIndex: reporting.toSuiteIndex,
  })
  let last: SuiteRunner | undefined

  const begin = (order: SuiteOrder): StartedSuite => {
    const runner = new SuiteRunner(order, { ...parts, writer })
    occupation.take(runner, () => {
      last = runner
      return runner.runAll()
    })
    return toStarted(order)
  }
  const start = async (ask: SuiteAsk): Promise<StartedSuite> => {
    occupation.assertFree()
    const suite = suites.open(ask.suite)
    if (ask.pdf === true) reporting.browser()
    await ports.containers.describe(never)
    await tidyUp()
    occupation.assertFree()
    const createdAt = ports.clock.utc()
    const id = toSuiteId(createdAt, suite.id, ports.random32())
    const folder = ask.folder ?? join(parts.dataFolder, 'suites', id)
    const order = newSuite(
      suite,
      ask,
      { id, folder, createdAt },
      { catalogue, variable: ports.variable, host: ports.host },
    )
    makeSuiteFolder(folder)
    saveSuiteRecord(folder, order.record)
    return begin(order)
  }
  const resume = async (folder: string): Promise<StartedSuite> => {
    occupation.assertFree()
    // What cannot be gone on with is told before the engine is asked for anything.
    restOfSuite(folder, parts)
    await ports.containers.describe(never)
    await tidyUp()
    occupation.assertFree()
    const order = restOfSuite(folder, parts)
    if (order.record.pdf) reporting.browser()
    saveSuiteRecord(folder, order.record)
    return begin(order)
  }
  return {
    'suite.list': async ({ timeScale = 1 }) => {
      const { items, problems } = suites.list()
      return {
        items: items.map(
          (suite): SuiteOutline => suiteOutline(suite, { timeScale, seed: 0 }, { catalogue, variable: anySecret }),
        ),
        problems,
      }
    },
    'suite.start': start,
    'suite.startNamed': start,
    'suite.resume': async ({ folder }) => resume(folder),
    'suite.resumeNamed': async ({ suiteId }) => {
      const stored = storedSuites(parts.dataFolder, ports.host)
      const named = stored.find((suite) => suite.suiteId === suiteId)
      if (named !== undefined) return resume(named.folder)
      const known = stored.map((suite) => suite.suiteId)
      throw new PalierError({ kind: 'unknownName', what: 'suite', name: suiteId, known })
    },
    'suite.stop': async ({ suiteId }) => ({ stopping: occupation.stop(suiteId) }),
    'suite.stored': async () => storedSuites(parts.dataFolder, ports.host),
    'suite.current': async () => (last === undefined ? {} : { suite: last.live }),
  }
}
