import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import type { LogGap, LogLine } from '../ports/stack.ts'
import { Demultiplexer } from './demultiplex.ts'
import { statusOf, wordsOf } from './engineError.ts'
import { engineNowMs } from './followChanges.ts'
import { LineSplitter } from './lineSplitter.ts'
import { LogStamps } from './logStamp.ts'
import { openLog } from './readLog.ts'

const reopenAfterMs = 500
/** Of one container in a second; more waits for the next one. About 10,000 of Nginx's alerts. */
const bytesPerSecond = 2 * 1024 * 1024
/** So far behind, what lies between is left out. */
const longestLagMs = 5_000
/** Behind by more than this when the run ends, lines are missing. */
const tolerableLagMs = 1_000

interface Followed {
  readonly docker: Dockerode
  readonly container: string
  readonly id: string
  readonly clock: Clock
}

/**
 * Tells what one container writes from now on, until the signal fires or the container is gone. The engine ends the stream when the
 * container ends; it is opened again after the last line that was told, once more for a container that is dead, and when it lives again.
 */
export async function followLog(
  followed: Followed,
  onLine: (line: LogLine) => void,
  onGap: (gap: LogGap) => void,
  signal: AbortSignal,
): Promise<void> {
  const follower = new LogFollower(followed, onLine, onGap, signal)
  while (!signal.aborted) {
    try {
      await follower.readOn()
    } catch (error) {
      if (signal.aborted || statusOf(error) === 404) return
      if (statusOf(error) === 501) {
        return onGap({ container: followed.container, kind: 'unreadable', message: wordsOf(error) })
      }
    }
    await followed.clock.sleep(reopenAfterMs, signal).catch(() => undefined)
  }
}

class LogFollower {
  readonly #followed: Followed
  readonly #onLine: (line: LogLine) => void
  readonly #onGap: (gap: LogGap) => void
  readonly #signal: AbortSignal
  readonly #stamps = new LogStamps()
  /** As the engine's `since` takes it; undefined: from now on. */
  #since: string | undefined
  /** The death after which everything was read. */
  #readDeath = ''
  /** Our clock minus the engine's wall time. */
  #offsetMs = 0
  /** Of the last line. */
  #lastMs = 0
  /** How old the last line was when it was told. */
  #lagMs = 0

  constructor(followed: Followed, onLine: (line: LogLine) => void, onGap: (gap: LogGap) => void, signal: AbortSignal) {
    this.#followed = followed
    this.#onLine = onLine
    this.#onGap = onGap
    this.#signal = signal
    this.#lastMs = followed.clock.nowMs()
  }

  /** One stream's life. A flood that is too far ahead is left behind. */
  async readOn(): Promise<void> {
    const { docker, id, clock } = this.#followed
    const { State } = await docker.getContainer(id).inspect({ abortSignal: this.#signal })
    const death = State.Running ? '' : State.FinishedAt
    if (death !== '' && death === this.#readDeath) return
    const engineMs = await engineNowMs(docker)
    this.#offsetMs = clock.nowMs() - engineMs
    const from = this.#since === undefined ? { tail: 0 } : { since: this.#since }
    // Whatever breaks from here on, nothing is asked for twice.
    this.#since ??= (engineMs / 1000).toFixed(3)
    const stream = await openLog(docker, id, { follow: 1, timestamps: 1, ...from }, this.#signal)
    // The engine's own words about our hanging up must not become an uncaught error event.
    stream.on('error', () => undefined)
    try {
      await this.#take(stream)
      this.#readDeath = death
    } finally {
      stream.destroy()
      if (this.#signal.aborted && this.#lagMs > tolerableLagMs) this.#leaveBehind(clock.nowMs())
    }
  }

  async #take(stream: Readable): Promise<void> {
    const { clock } = this.#followed
    const demultiplexer = new Demultiplexer()
    const splitters = { stdout: new LineSplitter(), stderr: new LineSplitter() }
    const openedMs = clock.nowMs()
    let secondEndsMs = openedMs + 1000
    let left = bytesPerSecond
    for await (const chunk of stream) {
      const pieces = demultiplexer.take(chunk as Buffer)
      for (const [from, splitter] of Object.entries(splitters)) {
        // One buffer a chunk: the engine sends a piece for each line.
        const bytes = Buffer.concat(pieces.filter((piece) => piece.from === from).map((piece) => piece.bytes))
        for (const line of splitter.take(bytes)) this.#tell(line)
      }
      left -= (chunk as Buffer).length
      if (left <= 0) await clock.sleep(Math.max(0, secondEndsMs - clock.nowMs()), this.#signal).catch(() => undefined)
      const nowMs = clock.nowMs()
      // The engine itself may be slower than the container.
      this.#lagMs = nowMs - this.#lastMs
      // What was written while there was no stream is caught up with first.
      if (nowMs - openedMs > longestLagMs && this.#lagMs > longestLagMs) return this.#leaveBehind(nowMs)
      if (nowMs < secondEndsMs) continue
      secondEndsMs = nowMs + 1000
      left = bytesPerSecond
    }
    this.#lagMs = 0
  }

  #leaveBehind(nowMs: number): void {
    this.#onGap({ container: this.#followed.container, kind: 'flood', fromMs: this.#lastMs, toMs: nowMs })
    this.#lagMs = 0
    this.#lastMs = nowMs
    this.#since = undefined
  }

  #tell(line: string): void {
    const stamp = this.#stamps.of(line)
    if (stamp !== undefined) {
      this.#since = stamp.next
      this.#lastMs = stamp.engineMs + this.#offsetMs
    }
    if (this.#signal.aborted) return
    this.#onLine({ container: this.#followed.container, text: line.slice(stamp?.length ?? 0), nowMs: this.#lastMs })
  }
}
