import type { ComponentChange } from '../../../shared/domain/events.ts'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import type { EffectiveLimit } from '../../../shared/domain/manifest.ts'
import type { Reading } from '../../../shared/domain/reading.ts'

export interface StackContainer {
  readonly name: string
  readonly service: string
  readonly role: string
  readonly image: string
  readonly address: string
}

export interface ContainerEnd {
  readonly container: string
  readonly running: boolean
  readonly exitCode?: number
  readonly oomKilled: boolean
  readonly restarts: number
}

export interface Change {
  readonly container: string
  readonly what: ComponentChange
  readonly exitCode?: number
  /** On the clock's base. */
  readonly nowMs: number
}

export interface LogLine {
  readonly container: string
  /** Without the engine's time; at most 64 KiB. */
  readonly text: string
  /** The engine's own time of the line, on the clock's base. */
  readonly nowMs: number
}

export type LogGap =
  /** Lines of this time, on the clock's base, came too fast to be read. */
  | { readonly container: string; readonly kind: 'flood'; readonly fromMs: number; readonly toMs: number }
  /** The engine does not give the log away; `message` is its own. */
  | { readonly container: string; readonly kind: 'unreadable'; readonly message: string }

/** Something done to a container on purpose. */
export interface InjectedFault {
  /** Takes it back: started again, connected again, as before. Once; a second call does nothing. Throws `PalierError` engineFailed. */
  undo(signal: AbortSignal): Promise<void>
}

/** What the engine says after the start that a container is held to. */
export interface HeldLimits {
  readonly container: string
  /** Empty: every core. */
  readonly cpuset: string
  /** 0: no limit. */
  readonly memoryBytes: number
}

/** A running topology. */
export interface Stack {
  readonly containers: readonly StackContainer[]
  readonly subnet: string
  readonly limits: readonly EffectiveLimit[]
  readonly held: readonly HeldLimits[]
  /** Container to its first process when all were ready, on this machine; absent when the containers run on another kernel. */
  readonly processIds?: ReadonlyMap<string, number>
  /** Where to dial a container's port from here, by the run's path: an address of the run's network, or a loopback port. */
  addressOf(container: string, port: number): { readonly host: string; readonly port: number }
  /** The loopback port that the engine has chosen for it; undefined when it is not published. */
  publishedAddressOf(container: string, port: number): { readonly host: string; readonly port: number } | undefined
  /** Deaths, out-of-memory kills, pauses and their ends, new starts, until the signal fires. Reconnects when the engine's stream ends, and replays what it missed. */
  follow(onChange: (change: Change) => void, signal: AbortSignal): void
  /** About one reading a second and container, until the signal fires. First frames and frames of the dead are no readings. `nowMs` is on the clock's base. */
  sample(onReading: (reading: Omit<Reading, 'atMs'> & { readonly nowMs: number }) => void, signal: AbortSignal): void
  exec(
    container: string,
    command: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>
  /**
   * A command that goes on until the signal fires; each line that it prints. Resolves with its exit code when it ends by itself, throws
   * the signal's reason. Its input stays open until then: `onOpen` gets the way to write to it, and a command that reads it ends with it.
   */
  execLines(
    container: string,
    command: readonly string[],
    onLine: (line: string) => void,
    signal: AbortSignal,
    onOpen?: (say: (text: string) => void) => void,
  ): Promise<number>
  /** What the containers write from now on, also after a restart, until the signal fires. What could not be kept up with is told as a gap. */
  followLogs(onLine: (line: LogLine) => void, onGap: (gap: LogGap) => void, signal: AbortSignal): void
  /**
   * Does that to a container of this run. What it needs for it is deferred on the run's own cleanup. `onBegin` is called at the moment from which on
   * the container feels it, which may be long before this resolves (a stop has its grace time), and never when it is refused. Throws `PalierError` faultRefused when it cannot be done here, with the reason.
   */
  inject(action: FaultAction, signal: AbortSignal, onBegin?: () => void): Promise<InjectedFault>
  /** For the evidence folder, at the end: state, log and process list of every container. */
  examine(
    signal: AbortSignal,
  ): Promise<readonly (ContainerEnd & { readonly log: string; readonly processes: string })[]>
}
