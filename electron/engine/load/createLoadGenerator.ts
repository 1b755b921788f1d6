import { Worker } from 'node:worker_threads'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadPlan, LoadSlot, LoadSummary } from '../../../shared/domain/load.ts'
import { endpointNames } from '../../../shared/domain/scenario.ts'
import { splitUsers } from '../../../shared/load/splitUsers.ts'
import { threadCount } from '../../../shared/load/threadCount.ts'
import type { LoadGenerator, LoadOrder } from '../ports/loadGenerator.ts'
import { checkFitness } from './checkFitness.ts'
import { createSlotMerge } from './createSlotMerge.ts'
import { HandshakeCount } from './HandshakeCount.ts'
import { monotonicNowMs } from './monotonicNowMs.ts'
import { OwnUseWatch } from './OwnUseWatch.ts'
import { type GeneratorFacts, readFacts } from './readFacts.ts'
import { StopOrder } from './StopOrder.ts'
import { SlotQueue } from './slotQueue.ts'
import type { FromWorker, ToWorker, WorkerOrder, WorkerStart } from './workerMessages.ts'

/** A thread that has not closed its sockets this long after it was told to, or after its drain, is ended by force. */
const lateMs = 5000

interface GeneratorOptions {
  /** The thread's entry: `loadWorker.js` beside the built product, `loadWorker.ts` in tests. */
  readonly workerUrl: URL
  /** What this process may have; absent: what the system says. */
  readonly facts?: () => GeneratorFacts
}

/** The load generator on worker threads. */
export function createLoadGenerator({ workerUrl, facts = readFacts }: GeneratorOptions): LoadGenerator {
  return {
    preflight: async (order) => checkFitness(order, facts()),
    run: (order, onSlot, signal, enough) => run({ workerUrl, facts }, order, onSlot, signal, enough),
  }
}

type LastWord = Extract<FromWorker, { kind: 'done' }>

async function run(
  { workerUrl, facts }: Required<GeneratorOptions>,
  order: LoadOrder,
  onSlot: (slot: LoadSlot) => void,
  signal: AbortSignal,
  enough: AbortSignal | undefined,
): Promise<LoadSummary> {
  if (signal.aborted) return { planned: 0, started: 0, dropped: 0, stopMs: 0 }
  const nowMs = monotonicNowMs()
  const count = threadCount(order.cores.length, order.connections, order.plan.kind === 'open' ? order.plan : {})
  let started = 0
  let dropped = 0
  const own = new OwnUseWatch(order.target, facts())
  const queue = new SlotQueue(count, createSlotMerge(endpointNames(order.scenario)), (slot) => {
    started += slot.started
    dropped += slot.dropped ?? 0
    onSlot({ ...slot, ...own.taken() })
  })
  const workers: Worker[] = []
  const handshakes = new HandshakeCount()
  let orderedMs = order.originMs + order.endMs
  let late: NodeJS.Timeout | undefined
  const tell = (message: ToWorker) => {
    orderedMs = Math.min(orderedMs, nowMs())
    for (const worker of workers) worker.postMessage(message)
    clearTimeout(late)
  }
  const stopOrder = new StopOrder()
  const onStop = () => {
    stopOrder.give()
    tell({ kind: 'stop' })
    late = setTimeout(() => void workers.map((worker) => worker.terminate()), lateMs)
  }
  const onEnough = () => {
    tell({ kind: 'end' })
    late = setTimeout(onStop, order.drainMs + lateMs)
  }
  try {
    signal.addEventListener('abort', onStop, { once: true })
    enough?.addEventListener('abort', onEnough, { once: true })
    late = setTimeout(onStop, Math.max(0, orderedMs - nowMs()) + order.drainMs + lateMs)
    const ends = Array.from({ length: count }, (_, index) => {
      const workerData: WorkerStart = { ...workerOrder(order, index, count), stop: stopOrder.memory }
      const worker = new Worker(workerUrl, { workerData, execArgv: [] })
      workers.push(worker)
      return follow(worker, index, queue, order.target.host)
    })
    const all = await Promise.all(ends)
    for (const end of all) handshakes.addAll(end.handshakes)
    const floating = order.cores.filter((_, index) => all[index]?.isPinned === false)
    const again = all.reduce((sum, one) => sum + one.again, 0)
    // Of the open model counted by the threads' schedules, apart from what is booked; users plan nothing that they do not begin.
    const planned = order.plan.kind === 'open' ? all.reduce((sum, { due = 0 }) => sum + due, again) : started
    const stopMs = Math.max(0, ...all.map(({ closedAtMs }) => closedAtMs - orderedMs))
    const sums = { planned, started, dropped, stopMs, ...(again > 0 && { again }) }
    const refused = handshakes.all()
    return {
      ...sums,
      ...(refused.length > 0 && { handshakes: refused }),
      ...(floating.length > 0 && { notPinnedTo: floating }),
    }
  } finally {
    clearTimeout(late)
    own.close()
    signal.removeEventListener('abort', onStop)
    enough?.removeEventListener('abort', onEnough)
    // After a failure, the other threads; nothing is left running.
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Resolves with the thread's last word, when it is gone. */
function follow(worker: Worker, index: number, queue: SlotQueue, confirmed: string): Promise<LastWord> {
  return new Promise((resolve, reject) => {
    let lastWord: LastWord | undefined
    const fail = (message: string, cause?: unknown) =>
      reject(new PalierError({ kind: 'generatorFailed', message }, { cause }))
    worker.on('message', (message: FromWorker) => {
      try {
        if (message.kind === 'slot') {
          queue.add(index, message.slot)
          return
        }
        lastWord = message
        if (message.wrongPeer !== undefined)
          reject(new PalierError({ kind: 'wrongPeer', confirmed, reached: message.wrongPeer }))
        queue.done(index)
      } catch (error) {
        // The receiver's own failure (a full disk …) ends the run as what it is.
        reject(error)
      }
    })
    worker.on('error', (error) => fail(`a load thread died: ${describe(error)}`, error))
    worker.on('messageerror', (error) => fail(`a load thread could not be understood: ${error.message}`, error))
    worker.on('exit', (code) => {
      if (lastWord !== undefined) resolve(lastWord)
      else fail(`a load thread ended with code ${code} before its users had ended`)
    })
  })
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function workerOrder(order: LoadOrder, worker: number, workers: number): WorkerOrder {
  const core = order.cores[worker]
  return {
    plan: planOf(order.plan, worker, workers),
    connections: order.connections,
    worker,
    workers,
    endMs: order.endMs,
    drainMs: order.drainMs,
    originMs: order.originMs,
    scenario: order.scenario,
    target: order.target,
    seed: order.seed,
    runValues: order.runValues,
    timeouts: order.timeouts,
    ...(core !== undefined && { core }),
    ...(order.sessions && { sessions: order.sessions }),
    ...(order.mostStartsPerS !== undefined && { mostStartsPerS: order.mostStartsPerS }),
  }
}

/** This thread's part of every step; steps that change nothing for it cost nothing. Arrivals are shared out by the threads themselves. */
function planOf(plan: LoadPlan, worker: number, workers: number): LoadPlan {
  if (plan.kind === 'open') return plan
  const steps = plan.steps.map(({ atMs, users }) => ({ atMs, users: splitUsers(users, workers)[worker] ?? 0 }))
  return { kind: 'closed', steps }
}
