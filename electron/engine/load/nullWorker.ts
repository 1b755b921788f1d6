import { parentPort, workerData } from 'node:worker_threads'
import { monotonicNowMs } from './monotonicNowMs.ts'
import { startNullResponder } from './nullResponder.ts'
import type { FromNullTarget, ToNullTarget } from './nullTargetMessages.ts'
import { pinThread } from './pinThread.ts'

/** Entry of the null target's thread: posts its port, and stands still when it is told to, until it is ended. */
if (parentPort !== null) {
  const toOwner = parentPort
  const post = (message: FromNullTarget) => toOwner.postMessage(message)
  const { core } = workerData as { readonly core?: number }
  if (core !== undefined) pinThread(core)
  const { port } = await startNullResponder()
  const nowMs = monotonicNowMs()
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  const standStill = (stallMs: number) => {
    const beganMs = nowMs()
    // Nobody wakes it: the whole thread stands still, as a process does that is stopped, and takes no processor time.
    Atomics.wait(nothing, 0, 0, stallMs)
    post({ kind: 'stoodStill', ms: nowMs() - beganMs })
  }
  toOwner.on('message', ({ firstMs, everyMs, stallMs, times }: ToNullTarget) => {
    for (let time = 0; time < times; time++) {
      setTimeout(standStill, Math.max(0, firstMs + time * everyMs - nowMs()), stallMs)
    }
  })
  post({ kind: 'listening', port })
}
