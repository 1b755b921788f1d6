import { parentPort, workerData } from 'node:worker_threads'
import { startNullResponder } from './nullResponder.ts'
import { pinThread } from './pinThread.ts'

/** Entry of the null target's thread: posts its port, until it is ended. */
if (parentPort !== null) {
  const { core } = workerData as { readonly core?: number }
  if (core !== undefined) pinThread(core)
  const { port } = await startNullResponder()
  parentPort.postMessage(port)
}
