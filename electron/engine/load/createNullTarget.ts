import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { NullTarget, RunningNullTarget } from '../ports/nullTarget.ts'
import type { FromNullTarget, ToNullTarget } from './nullTargetMessages.ts'

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
        const [message] = (await once(worker, 'message')) as [FromNullTarget]
        if (message.kind !== 'listening') throw new Error(`it began with ${message.kind}`)
        return { host: '127.0.0.1', port: message.port, standStill: standStill(worker), close }
      } catch (error) {
        await close()
        const why = error instanceof Error ? error.message : String(error)
        throw new PalierError({ kind: 'generatorFailed', message: `the null target did not start: ${why}` })
      }
    },
  }
}

function standStill(worker: Worker): RunningNullTarget['standStill'] {
  return (order) => {
    const tookMs: number[] = []
    worker.on('message', (message: FromNullTarget) => {
      if (message.kind === 'stoodStill') tookMs.push(message.ms)
    })
    worker.postMessage(order satisfies ToNullTarget)
    return { tookMs }
  }
}
