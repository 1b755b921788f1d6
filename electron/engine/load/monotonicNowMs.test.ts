import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { monotonicNowMs } from './monotonicNowMs.ts'

test('is on the shared base, here and in another thread', async () => {
  const sharedMs = () => Number(process.hrtime.bigint()) / 1e6
  const url = JSON.stringify(new URL('./monotonicNowMs.ts', import.meta.url).href)
  const beforeMs = sharedMs()
  const worker = new Worker(
    new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from 'node:worker_threads'
        import { monotonicNowMs } from ${url}
        parentPort.postMessage(monotonicNowMs()())`)}`,
    ),
    { execArgv: [] },
  )
  const thereMs = await new Promise<number>((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
  })
  const hereMs = monotonicNowMs()()
  expect(thereMs).toBeGreaterThan(beforeMs)
  expect(hereMs).toBeGreaterThan(thereMs)
  expect(hereMs).toBeLessThanOrEqual(sharedMs() + 0.05)
})
