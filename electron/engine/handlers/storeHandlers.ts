import type { Handlers } from '../../../shared/contract/handlers.ts'
import { containerLog } from '../store/containerLog.ts'
import type { HandlerParts } from './handlerParts.ts'

type Names = 'run.list' | 'run.open' | 'run.log' | 'run.remove' | 'run.export' | 'run.import'

/** Stored runs and comparisons. What a killed process left is seen to first, so that its runs have ended. */
export function storeHandlers({ ports, tidyUp, toResult }: HandlerParts): Pick<Handlers, Names> {
  const { store, archive } = ports
  return {
    'run.list': async () => {
      await tidyUp()
      return store.list()
    },
    'run.open': async ({ runId }) => {
      await tidyUp()
      const stored = store.open(runId)
      return { manifest: stored.manifest, result: stored.result ?? toResult(stored), folder: stored.folder }
    },
    'run.log': async (asked) => {
      await tidyUp()
      return containerLog(store.open(asked.runId), asked)
    },
    'run.remove': async ({ id }) => {
      await tidyUp()
      return archive.remove(id)
    },
    'run.export': async ({ id, file }) => {
      await tidyUp()
      return archive.export(id, file)
    },
    'run.import': async ({ file }) => archive.import(file),
  }
}
