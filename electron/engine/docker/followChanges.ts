import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import { jsonLines } from './jsonLines.ts'
import { afterEvent, type KnownState, missedChanges, type ObservedState } from './stackStates.ts'
import { type EngineEvent, followedActions, toChange } from './toChange.ts'
import { withLimit } from './withLimit.ts'

/** A dead connection that does not say so is found out by comparing the engine's list with what we know. */
const lookEveryMs = 2_500
/** An event that is under way arrives within this. */
const graceMs = 600
const reconnectAfterMs = 250
/** A connection may die with a question on it and not say so. */
const answerWithinMs = 5_000

/** As the client wants it: changeable. */
type Filter = Readonly<Record<string, string[]>>

export interface Followed {
  readonly docker: Dockerode
  /** What the engine is asked to look at: by events, and in its list of containers. */
  readonly filters: { readonly events: Filter; readonly list: Filter }
  readonly clock: Clock
  /** Container name to engine id. */
  readonly ids: ReadonlyMap<string, string>
  readonly states: ReadonlyMap<string, KnownState>
  /** Engine's wall time from which on events count. */
  readonly sinceMs: number
}

/**
 * Tells what happens to these containers until the signal fires. When the stream ends or breaks it asks again from the last event on;
 * repeats are dropped, and what the engine itself no longer knows is concluded from the containers' states.
 */
export async function followChanges(
  followed: Followed,
  onEvent: (event: EngineEvent, nowMs: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const follower = new ChangeFollower(followed, onEvent)
  while (!signal.aborted) {
    const connection = new AbortController()
    const until = AbortSignal.any([signal, connection.signal])
    const beside = Promise.allSettled([follower.settle(until), follower.look(until, () => connection.abort())])
    await follower.listen(until).catch(() => undefined)
    connection.abort()
    await beside
    await followed.clock.sleep(reconnectAfterMs, signal).catch(() => undefined)
  }
}

class ChangeFollower {
  readonly #followed: Followed
  readonly #onEvent: (event: EngineEvent, nowMs: number) => void
  readonly #names: ReadonlyMap<string, string>
  readonly #known: Map<string, KnownState>
  readonly #seen = new Set<string>()
  #sinceMs: number
  /** Our clock minus the engine's wall time. */
  #offsetMs = 0

  constructor(followed: Followed, onEvent: (event: EngineEvent, nowMs: number) => void) {
    this.#followed = followed
    this.#onEvent = onEvent
    this.#names = new Map([...followed.ids].map(([name, id]) => [id, name]))
    this.#known = new Map(followed.states)
    this.#sinceMs = followed.sinceMs
  }

  /** One connection's life. */
  async listen(until: AbortSignal): Promise<void> {
    const { docker, filters, clock } = this.#followed
    this.#offsetMs = clock.nowMs() - (await withLimit(clock, answerWithinMs, until, () => engineNowMs(docker)))
    const stream = (await docker.getEvents({
      filters: { type: ['container'], event: [...followedActions], ...filters.events },
      since: Math.floor(this.#sinceMs) / 1000,
      abortSignal: until,
    })) as unknown as Readable
    for await (const record of jsonLines(stream, clock, Number.POSITIVE_INFINITY, until)) {
      const event = toChange(record, (id) => this.#names.get(id))
      if (event !== undefined) this.#take(event)
    }
  }

  /** A moment after connecting, when the replay has come in: what is still unexplained is concluded. */
  async settle(until: AbortSignal): Promise<void> {
    await this.#followed.clock.sleep(graceMs, until)
    await Promise.all(
      [...this.#followed.ids].map(async ([container, id]) => {
        const observed = await this.#answer(until, () => observe(this.#followed.docker, id))
        const known = this.#known.get(container)
        if (until.aborted || known === undefined || observed === undefined) return
        for (const event of missedChanges(container, known, observed)) this.#take(event)
      }),
    )
  }

  async look(until: AbortSignal, onContradiction: () => void): Promise<void> {
    for (;;) {
      await this.#followed.clock.sleep(lookEveryMs, until)
      if (!(await this.#isContradicted(until))) continue
      await this.#followed.clock.sleep(graceMs, until)
      if (await this.#isContradicted(until)) return onContradiction()
    }
  }

  #take(event: EngineEvent): void {
    if (this.#seen.has(event.key)) return
    this.#seen.add(event.key)
    const known = this.#known.get(event.container)
    if (known === undefined) return
    this.#known.set(event.container, afterEvent(known, event))
    this.#sinceMs = Math.max(this.#sinceMs, event.engineMs - 1)
    this.#onEvent(event, Math.min(event.engineMs + this.#offsetMs, this.#followed.clock.nowMs()))
  }

  /** An engine that does not answer contradicts nothing: its stream ends by itself. */
  async #isContradicted(until: AbortSignal): Promise<boolean> {
    const { docker, filters } = this.#followed
    const asked = () => docker.listContainers({ all: true, filters: { ...filters.list } })
    const listed = (await this.#answer(until, asked)) ?? []
    return listed.some(({ State, Id }) => {
      const known = this.#known.get(this.#names.get(Id) ?? '')
      return known !== undefined && known.running !== (State === 'running' || State === 'paused')
    })
  }

  /** Undefined when none came in time. */
  #answer<T>(until: AbortSignal, ask: () => Promise<T>): Promise<T | undefined> {
    return withLimit(this.#followed.clock, answerWithinMs, until, ask).catch(() => undefined)
  }
}

/** Wall time of the engine's host, which need not be ours. */
export async function engineNowMs(docker: Dockerode): Promise<number> {
  const { SystemTime } = (await docker.info()) as { SystemTime?: string }
  const parsedMs = Date.parse(SystemTime ?? '')
  if (Number.isNaN(parsedMs)) throw new Error('the engine does not tell its time')
  return parsedMs
}

/** Undefined when the container is gone or the engine does not answer. */
async function observe(docker: Dockerode, id: string): Promise<ObservedState | undefined> {
  const inspected = await docker
    .getContainer(id)
    .inspect()
    .catch(() => undefined)
  return inspected === undefined ? undefined : toObserved(inspected.State)
}

export function toObserved(state: Dockerode.ContainerInspectInfo['State']): ObservedState {
  return {
    running: state.Running && !state.Restarting,
    startedMs: Date.parse(state.StartedAt),
    exitCode: state.ExitCode,
    finishedMs: Date.parse(state.FinishedAt),
  }
}
