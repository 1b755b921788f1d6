import { parentPort, workerData } from 'node:worker_threads'
import { monotonicNowMs } from './monotonicNowMs.ts'
import { pinThread } from './pinThread.ts'
import { StopOrder } from './StopOrder.ts'
import { SlotRecorder } from './slotRecorder.ts'
import { threadLife } from './threadLife.ts'
import { Traffic } from './traffic.ts'
import type { FromWorker, ToWorker, WorkerStart } from './workerMessages.ts'

/** A second is handed out this long after its end: late enough that its last answers were read. */
const flushAfterMs = 5

/** Entry of a load thread: its traffic, from the order to its last socket. */
async function runThread({ stop, ...order }: WorkerStart, port: NonNullable<typeof parentPort>): Promise<void> {
  const isPinned = order.core !== undefined && pinThread(order.core)
  const nowMs = monotonicNowMs()
  const post = (message: FromWorker) => port.postMessage(message)
  const recorder = new SlotRecorder(order.originMs, threadLife(), (slot) => post({ kind: 'slot', slot }))
  const traffic = new Traffic(order, recorder, nowMs, new StopOrder(stop))
  let endMs = order.endMs
  port.on('message', ({ kind }: ToWorker) => {
    endMs = Math.min(endMs, nowMs() - order.originMs)
    if (kind === 'stop') traffic.stop()
    else traffic.end()
  })
  let flush: NodeJS.Timeout | undefined
  const flushLater = () => {
    flush = setTimeout(
      () => {
        recorder.advance(nowMs())
        flushLater()
      },
      Math.max(0, recorder.secondEndMs - nowMs() + flushAfterMs),
    )
  }
  flushLater()
  const closedAtMs = await traffic.follow()
  clearTimeout(flush)
  recorder.finish(nowMs(), endMs)
  const { handshakes, wrongPeer, count } = traffic
  post({ kind: 'done', closedAtMs, handshakes, isPinned, ...count, ...(wrongPeer !== undefined && { wrongPeer }) })
  // Nothing is left that could keep the thread alive.
  port.close()
}

if (parentPort !== null) await runThread(workerData as WorkerStart, parentPort)
