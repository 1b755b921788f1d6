import { PalierError } from '../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import type { EffectiveLimit } from '../../../shared/domain/manifest.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import type { CleanupStack } from '../cleanupStack.ts'
import type { Clock } from '../ports/clock.ts'
import type { Change, HeldLimits, InjectedFault, LogGap, LogLine, Stack, StackContainer } from '../ports/stack.ts'
import type { Connection } from './connection.ts'
import { engineFailed } from './engineError.ts'
import { examineContainer } from './examineContainer.ts'
import { type ExecResult, execIn } from './execIn.ts'
import { execLines } from './execLines.ts'
import { injectFault } from './faults/injectFault.ts'
import { followChanges } from './followChanges.ts'
import { followLog } from './followLog.ts'
import { labelFilter } from './labels.ts'
import { sampleStats } from './sampleStats.ts'
import type { KnownState } from './stackStates.ts'

/** A container of the running stack, with what only this folder needs. */
export interface RunningContainer extends StackContainer {
  readonly id: string
  readonly state: KnownState
  /** Of its first process, on the engine's machine; 0 when it has ended. */
  readonly pid: number
  /** CPU quota; undefined: none. */
  readonly limitCores: number | undefined
  /** Container port to port on 127.0.0.1; on the `bridge` path empty unless asked for. */
  readonly published: ReadonlyMap<number, number>
}

export interface StackFacts {
  readonly runId: string
  readonly subnet: string
  readonly limits: readonly EffectiveLimit[]
  readonly held: readonly HeldLimits[]
  /** Engine's wall time when everything was ready. */
  readonly readyMs: number
  /** Fires when the stack is being taken down: what happens then is no change. */
  readonly closing: AbortSignal
  /** The run's own: what a fault needs is removed with the rest. */
  readonly cleanup: CleanupStack
  readonly publishedPorts: (id: string) => Promise<ReadonlyMap<number, number>>
}

/** A running topology on a Docker engine. */
export class DockerStack implements Stack {
  readonly containers: readonly StackContainer[]
  readonly subnet: string
  readonly limits: readonly EffectiveLimit[]
  readonly held: readonly HeldLimits[]
  readonly processIds?: ReadonlyMap<string, number>
  readonly #connection: Connection
  readonly #clock: Clock
  readonly #facts: StackFacts
  readonly #running: ReadonlyMap<string, RunningContainer>
  readonly #ports: Map<string, ReadonlyMap<number, number>>
  /** Container name to the engine's wall time of its last start. */
  readonly #startedMs: Map<string, number>

  constructor(connection: Connection, clock: Clock, facts: StackFacts, running: readonly RunningContainer[]) {
    this.#connection = connection
    this.#clock = clock
    this.#facts = facts
    this.#running = new Map(running.map((container) => [container.name, container]))
    this.#ports = new Map(running.map(({ name, published }) => [name, published]))
    this.#startedMs = new Map(running.map(({ name, state }) => [name, state.startedMs]))
    this.containers = running.map(({ name, service, role, image, address }) => ({
      name,
      service,
      role,
      image,
      address,
    }))
    this.subnet = facts.subnet
    this.limits = facts.limits
    this.held = facts.held
    if (connection.facts.path === 'bridge') {
      this.processIds = new Map(running.filter(({ pid }) => pid > 0).map(({ name, pid }) => [name, pid]))
    }
  }

  addressOf(container: string, port: number): { readonly host: string; readonly port: number } {
    const { address } = this.#find(container)
    if (this.#connection.facts.path === 'bridge') return { host: address, port }
    const published = this.publishedAddressOf(container, port)
    if (published === undefined)
      throw new Error(`port ${port} of ${container} is not among its ports and was not published`)
    return published
  }

  publishedAddressOf(container: string, port: number): { readonly host: string; readonly port: number } | undefined {
    const published = this.#ports.get(container)?.get(port)
    return published === undefined ? undefined : { host: '127.0.0.1', port: published }
  }

  follow(onChange: (change: Change) => void, signal: AbortSignal): void {
    const { runId, readyMs, closing } = this.#facts
    const ours = labelFilter(this.#connection.owner, runId)
    const followed = {
      docker: this.#connection.docker,
      filters: { events: ours, list: ours },
      clock: this.#clock,
      ids: new Map([...this.#running].map(([name, { id }]) => [name, id])),
      states: new Map([...this.#running].map(([name, { state }]) => [name, state])),
      sinceMs: readyMs,
    }
    const until = AbortSignal.any([signal, closing])
    const tell = ({ container, what, exitCode }: Omit<Change, 'nowMs'>, nowMs: number) => {
      if (!until.aborted) onChange({ container, what, ...(exitCode === undefined ? {} : { exitCode }), nowMs })
    }
    void followChanges(
      followed,
      (event, nowMs) => {
        if (event.what !== 'restarted') return tell(event, nowMs)
        this.#startedMs.set(event.container, event.engineMs)
        // The engine gives a restarted container new loopback ports.
        void this.#refreshPorts(event.container).then(() => tell(event, nowMs))
      },
      until,
    )
  }

  sample(onReading: Parameters<Stack['sample']>[0], signal: AbortSignal): void {
    const until = AbortSignal.any([signal, this.#facts.closing])
    for (const { name, id, limitCores } of this.#running.values()) {
      void sampleStats(
        {
          docker: this.#connection.docker,
          id,
          clock: this.#clock,
          ...(limitCores === undefined ? {} : { limitCores }),
          startedMs: () => this.#startedMs.get(name) ?? 0,
        },
        (usage, nowMs) => {
          if (!until.aborted) onReading({ container: name, ...usage, nowMs })
        },
        until,
      )
    }
  }

  async exec(container: string, command: readonly string[], signal: AbortSignal): Promise<ExecResult> {
    const { id } = this.#find(container)
    try {
      return await execIn(await this.#connection.own.forExec(id, this.#facts.runId), command, this.#clock, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw engineFailed(`running ${command[0] ?? 'a command'} in ${container}`, error)
    }
  }

  async execLines(
    container: string,
    command: readonly string[],
    onLine: (line: string) => void,
    signal: AbortSignal,
    onOpen: (say: (text: string) => void) => void = () => undefined,
  ): Promise<number> {
    const { id } = this.#find(container)
    const until = AbortSignal.any([signal, this.#facts.closing])
    try {
      const own = await this.#connection.own.forExec(id, this.#facts.runId)
      return await execLines(own, command, { onLine, onOpen }, this.#clock, until)
    } catch (error) {
      until.throwIfAborted()
      throw engineFailed(`running ${command[0] ?? 'a command'} in ${container}`, error)
    }
  }

  followLogs(onLine: (line: LogLine) => void, onGap: (gap: LogGap) => void, signal: AbortSignal): void {
    const until = AbortSignal.any([signal, this.#facts.closing])
    for (const { name, id } of this.#running.values()) {
      void followLog({ docker: this.#connection.docker, container: name, id, clock: this.#clock }, onLine, onGap, until)
    }
  }

  async inject(action: FaultAction, signal: AbortSignal, begin: () => void = () => undefined): Promise<InjectedFault> {
    const { runId, cleanup, closing } = this.#facts
    const found = this.#running.get(action.container)
    if (found === undefined) {
      const why = { kind: 'unknownContainer', container: action.container, known: [...this.#running.keys()] } as const
      throw new PalierError({ kind: 'faultRefused', fault: writtenFault(action), why })
    }
    const facts = { connection: this.#connection, runId, cleanup, name: found.name, id: found.id, begin }
    return injectFault(action, facts, AbortSignal.any([signal, closing]))
  }

  async examine(signal: AbortSignal): ReturnType<Stack['examine']> {
    return Promise.all(
      [...this.#running.values()].map(({ name, id }) => examineContainer(this.#connection.docker, name, id, signal)),
    )
  }

  #find(container: string): RunningContainer {
    const found = this.#running.get(container)
    if (found === undefined) throw new Error(`there is no container ${container} in this stack`)
    return found
  }

  async #refreshPorts(container: string): Promise<void> {
    if (this.#connection.facts.path === 'bridge') return
    const ports = await this.#facts.publishedPorts(this.#find(container).id).catch(() => undefined)
    if (ports !== undefined) this.#ports.set(container, ports)
  }
}
