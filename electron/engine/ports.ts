import type { Answer, ComparisonListing, RunListing, Settings } from '../../shared/contract/requests.ts'
import type { CounterReading } from '../../shared/domain/counters.ts'
import type { ComponentChange } from '../../shared/domain/events.ts'
import type { MissingImage } from '../../shared/domain/failure.ts'
import type { FaultAction } from '../../shared/domain/fault.ts'
import type { GeneratorCheck } from '../../shared/domain/generatorCheck.ts'
import type { ConnectionPolicy, LoadPlan, LoadSlot, LoadSummary } from '../../shared/domain/load.ts'
import type { EffectiveLimit, Environment, RunManifest } from '../../shared/domain/manifest.ts'
import type { HostReading, ProbeReading, Reading } from '../../shared/domain/reading.ts'
import type { Comparison, RunResult } from '../../shared/domain/runResult.ts'
import type { Scenario } from '../../shared/domain/scenario.ts'
import type { ImagePlan, StackPlan } from '../../shared/domain/stackPlan.ts'
import type { TlsProblem } from '../../shared/domain/tlsProblem.ts'
import type { Role } from '../../shared/domain/topology.ts'
import type { RunValues } from '../../shared/load/userValues.ts'
import type { CleanupStack } from './cleanupStack.ts'

export interface Clock {
  /** Monotonic, with the same origin in every thread of the process; never wall time. */
  nowMs(): number
  /** Wall time as ISO 8601 in UTC: a label, never used for durations. */
  utc(): string
  /** Rejects with the signal's reason when it fires first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

// ---- containers -------------------------------------------------------------------------------------------------

export interface EngineInfo {
  readonly engine: Environment['engine']
  readonly path: 'bridge' | 'published'
}

export interface ImageProgress {
  readonly image: string
  readonly message: string
  readonly state: 'building' | 'done' | 'failed'
}

export interface BringUpOrder {
  readonly runId: string
  readonly plan: StackPlan
  /** Image reference to image id, from `ensureImages`. */
  readonly images: ReadonlyMap<string, string>
  /** CPU list that the containers share, `0-2`; absent: no pinning. */
  readonly cpuset?: string
  /** Ceilings for containers that ask for none. */
  readonly safety: { readonly memoryBytes: number; readonly pids: number }
  /** Longest wait for one container; its own health check may ask for less. */
  readonly readyWithinMs: number
  /** Ports are published on loopback on the `bridge` path too; absent: only where there is no other way. */
  readonly publishes?: boolean
}

export type BringUpProgress = { readonly container: string } & (
  | { readonly state: 'created' | 'started' | 'ready' }
  /** Starting has failed: what the container has written until now. */
  | { readonly state: 'givenUp'; readonly log: string }
)

/** The engine that runs containers. Every method throws `PalierError` for expected failures. */
export interface ContainerEngine {
  /** Finds the engine and says what it is; repeated calls ask again. */
  describe(signal: AbortSignal): Promise<EngineInfo>
  /** Builds (or finds, or pulls) the images in parallel; gives the id of each. Also makes sure of the base image. */
  ensureImages(
    images: readonly ImagePlan[],
    onProgress: (progress: ImageProgress) => void,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>>
  /**
   * Which of these would have to be built or pulled first; and whether the base image is there. With `askRegistry` also what of
   * it cannot be pulled now: takes seconds where none answers.
   */
  missingImages(
    images: readonly ImagePlan[],
    signal: AbortSignal,
    how?: { readonly askRegistry: boolean },
  ): Promise<{
    readonly base: boolean
    readonly missing: readonly string[]
    readonly unobtainable: readonly MissingImage[]
  }>
  /**
   * Creates the run's network and containers and starts them in the order of their dependencies until each is ready.
   * Everything created is deferred on `cleanup` first thing; the caller unwinds, also when this throws.
   */
  bringUp(
    order: BringUpOrder,
    cleanup: CleanupStack,
    onProgress: (progress: BringUpProgress) => void,
    signal: AbortSignal,
  ): Promise<Stack>
  /** Removes what runs of this installation left behind. `isLive` runs are spared. Repeats until two passes are clean. */
  sweep(
    isLive: (runId: string) => boolean,
    signal: AbortSignal,
  ): Promise<{ readonly removed: readonly string[]; readonly leftBehind: readonly string[] }>
}

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
  /** Deaths, out-of-memory kills, restarts, until the signal fires. Reconnects when the engine's stream ends, and replays what it missed. */
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

/** A container by the name its engine knows it by, and what it is for. */
export interface NamedContainer {
  readonly name: string
  readonly role: Role
}

/** Containers that somebody else runs: read, never changed. */
export interface ContainerObserver {
  /**
   * Finds them on the engine of that Docker context, or on the one that the environment names. Throws `PalierError` dockerUnreachable,
   * dockerUnfit, engineFailed, or badInput with all names that are not there.
   */
  observe(
    order: { readonly containers: readonly NamedContainer[]; readonly context?: string },
    signal: AbortSignal,
  ): Promise<ObservedContainers>
}

export interface ObservedContainers {
  readonly engine: EngineInfo['engine']
  readonly containers: readonly Omit<StackContainer, 'address'>[]
  /** As of a stack. */
  follow: Stack['follow']
  sample: Stack['sample']
  ends(signal: AbortSignal): Promise<readonly ContainerEnd[]>
  /** Lets go of the engine; to be called when the signals of the others have fired. */
  close(): void
}

// ---- load ---------------------------------------------------------------------------------------------------------

/** What a user has brought from a login before the first request. */
export interface UserSession {
  /** When it was answered, on the clock's base. */
  readonly atMs: number
  readonly values: readonly (readonly [name: string, value: string])[]
}

/** Where requests go: an address that is dialled, never a name. */
export interface LoadTarget {
  readonly host: string
  readonly port: number
  /** Over TLS: whom the certificate must be of, and the only authorities that are trusted, as PEM; absent: those that Node trusts. */
  readonly tls?: { readonly serverName: string; readonly ca?: string }
}

export interface LoadOrder {
  readonly plan: LoadPlan
  readonly connections: ConnectionPolicy
  /** End of the plan; after it users drain. */
  readonly endMs: number
  readonly scenario: Scenario
  readonly target: LoadTarget
  readonly seed: number
  readonly runValues: RunValues
  /** Clock's `nowMs` that is atMs = 0. */
  readonly originMs: number
  readonly timeouts: { readonly connectMs: number; readonly responseMs: number }
  /** After the end of the plan, requests in flight may take this long before they are aborted. */
  readonly drainMs: number
  /** By user of the run, from 0 (open model: by sender); whoever has none logs in at their first request. */
  readonly sessions?: readonly (UserSession | undefined)[]
  /** Cores the load threads are pinned to, one thread each, `[1]`; empty: one thread, not pinned. */
  readonly cores: readonly number[]
}

export interface LoadGenerator {
  /** Refuses or passes a plan before the first request: descriptors, ports, memory, cores; all that is too little together. Throws `PalierError` generatorUnfit. */
  preflight(order: LoadOrder): Promise<void>
  /**
   * Follows the plan to its end, or until the signal; either way resolves when every socket is closed. `onSlot` gets each second once, in order.
   * `enough` makes now the end of the plan: nothing new is begun, and requests in flight may take `drainMs`.
   */
  run(
    order: LoadOrder,
    onSlot: (slot: LoadSlot) => void,
    signal: AbortSignal,
    enough?: AbortSignal,
  ): Promise<LoadSummary>
}

/** When a target is to stand still: so many times, the first at `firstMs` of the clock. */
export interface Standstills {
  readonly firstMs: number
  readonly stallMs: number
  /** From the beginning of one to the beginning of the next. */
  readonly everyMs: number
  readonly times: number
}

/** How long each really took; one is there when it is over. */
export interface StoodStill {
  readonly tookMs: readonly number[]
}

/** A responder that is always there and does next to nothing: what is measured against it is the generator itself. */
export interface NullTarget {
  /** On that core, where threads can be pinned. Throws `PalierError` generatorFailed. */
  start(core: number | undefined): Promise<RunningNullTarget>
}

export interface RunningNullTarget {
  readonly host: string
  readonly port: number
  /** Answers nothing meanwhile, reads nothing and accepts nothing: the kernel does, as for a process that is stopped. */
  standStill(order: Standstills): StoodStill
  close(): Promise<void>
}

/** One-off requests: verification, probes, scrapes. A failure is an answer here, not an exception. */
export interface Asker {
  ask(request: {
    readonly host: string
    readonly port: number
    readonly tls?: LoadTarget['tls']
    readonly method: string
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
    readonly timeoutMs: number
  }): Promise<
    | {
        readonly kind: 'answered'
        readonly status: number
        readonly headers: Readonly<Record<string, string>>
        readonly body: string
      }
    | { readonly kind: 'failed'; readonly outcome: string; readonly message: string; readonly tls?: TlsProblem }
  >
}

/** Asks one path again and again, over a connection kept open or a new one each time. */
export interface Prober {
  open(order: {
    readonly path: string
    readonly connection: 'kept' | 'fresh'
    readonly timeoutMs: number
    /** Its answers carry their bodies. */
    readonly wantsBody?: boolean
  }): Probe
}

export interface Probe {
  /**
   * One question; not again before it is answered. A connection that was kept is given up for a new one when it has failed or the
   * address is another. Never throws, and takes no longer than the time limit.
   */
  ask(target: { readonly host: string; readonly port: number }): Promise<ProbeAnswer>
  /** Closes every socket. */
  close(): void
}

export type ProbeAnswer = Pick<ProbeReading, 'outcome' | 'status' | 'latencyUs'> & { readonly body?: string }

// ---- host ---------------------------------------------------------------------------------------------------------

/** A series of readings of the machine that runs the containers. */
export interface HostSampler {
  /** What has been since the call before; `nowMs` is the clock's. Undefined when nothing can be read. */
  read(nowMs: number): Omit<HostReading, 'atMs'> | undefined
  /** What the kernel counts of each container now; none of one that is dead. */
  counters(): readonly Pick<CounterReading, 'container' | 'values'>[]
}

export interface Host {
  /** Facts about the machine the product runs on. */
  describe(): Pick<Environment, 'palier' | 'node' | 'platform' | 'hostCpus' | 'hostMemoryBytes' | 'cpuModel' | 'kernel'>
  /** Begins a series of readings of this machine, which runs the containers of these first processes, by name. Undefined where it cannot be read. */
  openSampler(processIds: ReadonlyMap<string, number>): HostSampler | undefined
  /** This process: id and a mark of its start that another process with the same id would not have. */
  self(): { readonly pid: number; readonly startedAt: string }
  /** Whether the process of that id and start still lives. */
  isAlive(process: { readonly pid: number; readonly startedAt: string }): boolean
  /** What this user may still write to the disk of a folder, which need not exist yet. Undefined where it cannot be told. */
  freeBytes(folder: string): number | undefined
}

// ---- store --------------------------------------------------------------------------------------------------------

export type RunStream = 'ticks' | 'readings' | 'probes' | 'counters' | 'logs' | 'lines' | 'events' | 'histograms'

/**
 * Appends to one run's folder. Every batch is one synchronous write, on disk when the call returns. Every method throws
 * `PalierError` diskFull or storeUnwritable; after a failed write nothing more is appended to that file, and each later
 * call for it throws the same failure.
 */
export interface RunWriter {
  readonly folder: string
  append(stream: RunStream, records: readonly object[]): void
  /** Replaces the manifest whole: temporary file, sync, rename. */
  saveManifest(manifest: RunManifest): void
  saveEvidence(name: string, text: string): void
  saveResult(result: RunResult): void
}

export interface StoredRun {
  readonly folder: string
  readonly manifest: RunManifest
  /** One at a time. A torn last line is passed over; other lines that are no records are skipped and reported by number. */
  readonly records: (stream: RunStream, onDamaged?: (line: number) => void) => Iterable<unknown>
  /** Read when asked for; throws `PalierError` storeUnreadable. It can be made again from the rest. */
  readonly result: RunResult | undefined
}

export interface RunStore {
  create(manifest: RunManifest): RunWriter
  list(): readonly RunListing[]
  /** Throws `PalierError` unknownName or storeUnreadable. */
  open(runId: string): StoredRun
  saveComparison(comparison: Comparison): void
  openComparison(id: string): Comparison
  listComparisons(): readonly ComparisonListing[]
}

/** Whole runs and comparisons: found by an id or its beginning, removed, handed over as one file. */
export interface RunArchive {
  /** Throws `PalierError` unknownName. */
  find(id: string): { readonly kind: 'run' | 'comparison'; readonly id: string }
  /** A comparison goes with its runs. Throws `PalierError` stillOn. */
  remove(id: string): Answer<'run.remove'>
  /** `file` is an absolute path; it is replaced when the archive is whole. Throws `PalierError` stillOn, diskFull, storeUnwritable. */
  export(id: string, file: string): Promise<Answer<'run.export'>>
  /** All or nothing, after everything was checked. Throws `PalierError` archiveRefused, diskFull, storeUnwritable. */
  import(file: string): Promise<Answer<'run.import'>>
}

/** Runs and comparisons out of every list, and not gone yet. */
export interface RunTrash {
  /** A comparison goes with its runs, all or nothing. Throws `PalierError` unknownName, stillOn, storeUnwritable. */
  discard(id: string): Answer<'run.discard'>
  /** Everything that was discarded by that id. Throws `PalierError` unknownName when there is no such thing, storeUnwritable. */
  restore(id: string): Answer<'run.restore'>
}

/** How the windows look and speak. */
export interface SettingsStore {
  /** Defaults where nothing that can be read was saved; never throws. */
  read(): Settings
  /** Throws `PalierError` diskFull or storeUnwritable. */
  save(settings: Settings): void
}

/** What the load generator could do on this machine when it was measured last. */
export interface GeneratorChecks {
  last(): GeneratorCheck | undefined
  /** Throws `PalierError` diskFull, storeUnwritable. */
  save(check: GeneratorCheck): void
}

export interface Ports {
  readonly clock: Clock
  readonly containers: ContainerEngine
  readonly observer: ContainerObserver
  readonly load: LoadGenerator
  readonly nullTarget: NullTarget
  readonly generatorChecks: GeneratorChecks
  readonly asker: Asker
  readonly prober: Prober
  readonly host: Host
  readonly store: RunStore
  readonly archive: RunArchive
  readonly trash: RunTrash
  readonly settings: SettingsStore
  /** Every address that a name stands for, in the system's order; none when nobody knows it. An address stands for itself. */
  readonly addressesOf: (name: string) => Promise<readonly string[]>
  /** An environment variable of this process: where secrets of scenarios come from. */
  readonly variable: (name: string) => string | undefined
  /** Random 32-bit number for ids; seeds of runs come from the ask. */
  readonly random32: () => number
}
