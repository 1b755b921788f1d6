import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { NullTarget } from '../ports.ts'

/**
 * The null target on a thread of its own: a process would do as well, but the packaged desktop cannot be started as a plain Node. `workerUrl`
 * is the thread's entry: `nullWorker.js` beside the built product, `nullWorker.ts` in tests.
 */
export function createNullTarget({ workerUrl }: { readonly workerUrl: URL }): NullTarget {
  return {
    async start(core) {
      const worker = new Worker(workerUrl, { workerData: core === undefined ? {} : { core }, execArgv: [] })
      const close = async (): Promise<void> => void (await worker.terminate())
      try {
        const [port] = (await once(worker, 'message')) as [number]
        return { host: '127.0.0.1', port, close }
      } catch (error) {
        await close()
        const why = error instanceof Error ? error.message : String(error)
        throw new PalierError({ kind: 'generatorFailed', message: `the null target did not start: ${why}` })
      }
    },
  }
}
