import type { ConnectionsText } from '../domain/connections.ts'
import type { ComparisonEvent, RunEvent } from '../domain/events.ts'
import type { FaultAction } from '../domain/fault.ts'
import type { FreezeCheck } from '../domain/freezeCheck.ts'
import type { GeneratorCheck } from '../domain/generatorCheck.ts'
import type { LocalText } from '../domain/localText.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { Objectives } from '../domain/objectives.ts'
import type { Problem } from '../domain/problem.ts'
import type { AnyStage, Profile } from '../domain/profile.ts'
import type { Comparison, RunResult } from '../domain/runResult.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Role, Topology } from '../domain/topology.ts'
import type { VerdictKind } from '../domain/verdict.ts'
import type { LiveComparison } from '../live/liveComparison.ts'
import type { LiveRun } from '../live/liveRun.ts'
import type { CurrentData, DataRequests } from './dataRequests.ts'
import type { SuiteEvent, SuiteRequests } from './suites.ts'

/** What to run, as a person asks for it. */
export interface ComparisonAsk {
  /** Written configurations, `trio-cache:tuned`. */
  readonly configurations: readonly string[]
  readonly profile: string
  /** Absent: each topology's own. */
  readonly scenario?: string
  /** Every stage's duration is multiplied by it; 0 < scale ≤ 100. */
  readonly timeScale: number
  /** Parameter values over every configuration's own, `GUNICORN_WORKERS` to `8`, as written. */
  readonly set: Readonly<Record<string, string>>
  readonly seed: number
  /** Runs of each configuration, interleaved. */
  readonly repeat: number
  /** Objectives id; absent: none. */
  readonly objectives?: string
  /** Written configuration that deltas refer to; absent: the first. */
  readonly baseline?: string
  /** Parameter values of single configurations, over `set`: `trio-cache:tuned` to `GUNICORN_WORKERS` to `8`, as written. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** After all runs the best plateau of each configuration that held is repeated at its rate in the open model; closed profiles only. */
  readonly confirmOpen?: boolean
  /** `auto` (until steady or a cap), `none`, or a time as written, `10s`; absent: `auto`. */
  readonly warmUp?: string
  /** Besides the profile's own, as written: `at=60s for=30s kill api-2`. Time scale applies to them as to stages. */
  readonly faults?: readonly string[]
}

/** One thing that is looked at before a comparison starts. A problem keeps it from starting, a warning does not. */
export interface StartCheck {
  readonly id: 'docker' | 'images' | 'cores' | 'memory' | 'server' | 'otherRuns' | 'disk' | 'budgets'
  readonly state: 'ok' | 'warning' | 'problem'
  /** What is, in one sentence with its figures. */
  readonly message: LocalText
  /** What to do about it, or what will be done. */
  readonly fix?: LocalText
  /** To type into a terminal; `image.build` and `engine.clean` are asked of the engine. */
  readonly action?:
    | { readonly kind: 'command'; readonly command: string }
    | { readonly kind: 'request'; readonly name: 'image.build' | 'engine.clean' }
}

/** A configuration before it is brought up: for cards, diagrams and sums. */
export interface ConfigurationOutline {
  /** The written form. */
  readonly configuration: string
  readonly containers: readonly {
    readonly name: string
    readonly service: string
    readonly role: Role
    /** Quotas; absent: none. */
    readonly cpus?: number
    readonly memoryBytes?: number
  }[]
  /** Supplies that parameters use up: `3 × 8 × 4 = 96 of 97`. */
  readonly budgets: readonly {
    readonly title: LocalText
    readonly factors: readonly { readonly parameter: string; readonly value: number }[]
    readonly needed: number
    readonly available: number
  }[]
  /** Every parameter's effective value, as written in forms. */
  readonly parameters: Readonly<Record<string, string>>
}

/** How the windows look and speak; `system` follows the computer. */
export interface Settings {
  readonly language: 'system' | 'en' | 'fr'
  readonly theme: 'system' | 'light' | 'dark'
  /** Keys without Ctrl: T, B, ?, 1 … 6. */
  readonly singleKeys: boolean
}

/** A comparison as the history lists it. */
export interface ComparisonListing {
  readonly id: string
  readonly createdAt: string
  /** Of the last run's end; absent while it is on. */
  readonly endedAt?: string
  readonly configurations: readonly string[]
  readonly profile: string
  readonly timeScale: number
  readonly repeat: number
  readonly outcome: 'running' | 'completed' | 'stopped' | 'failed' | 'interrupted' | 'unreadable'
  readonly runIds: readonly string[]
}

/** Load on something that runs already: no containers, one run. */
export interface LoadAsk {
  /**
   * `http://127.0.0.1:8000/products`, or `https:`; with a scenario, what its paths are put behind: `https://host/base`. Without a user
   * name: it would be kept in files.
   */
  readonly url: string
  readonly load: /** All users from the beginning to the end; the duration as written, `30s`. */
    | { readonly kind: 'constant'; readonly users: number; readonly duration: string }
    /** Open model: a rate from the beginning to the end. */
    | {
        readonly kind: 'rate'
        readonly ratePerS: number
        readonly duration: string
        readonly arrivals: 'even' | 'poisson'
        readonly maxInFlight: number
      }
    | { readonly kind: 'profile'; readonly profile: string; readonly timeScale: number }
  /** Absent: the URL itself is asked for, and must answer 200. */
  readonly scenario?: string
  /** Absent: the profile's own, or one for each user. */
  readonly connections?: ConnectionsText
  /** As written, `1s`; absent: the scenario's, or none without one. */
  readonly think?: string
  readonly seed: number
  /** As of a comparison, but `none` when absent: what runs already was not started a moment ago, and gets no request that nobody asked for. */
  readonly warmUp?: string
  /** The address that the URL's name stands for, confirmed: needed for every one that is not loopback. */
  readonly allowAddress?: string
  /** By environment variable: secrets of the scenario that a person gave instead. Never kept. */
  readonly secrets?: Readonly<Record<string, string>>
  /** Targets to judge by; absent: none. */
  readonly objectives?: string
  /** Running containers behind the URL, by the names their engine knows, whose resources are read; absent: none, and no engine is asked. */
  readonly containers?: readonly { readonly name: string; readonly role: Role }[]
  /** Docker context of that engine, wherever it is; absent: what `docker` would take (DOCKER_HOST, DOCKER_CONTEXT, the current one). */
  readonly context?: string
  /** With `https:`, the only authorities that are trusted, as PEM; absent: those that Node trusts. */
  readonly ca?: string
}

export interface CatalogueAnswer<T> {
  readonly items: readonly T[]
  /** What is wrong with files that could not be listed. */
  readonly problems: readonly Problem[]
}

export interface EngineReport {
  readonly usable: boolean
  /** A DOCKER_HOST or a context was chosen by the user: never replaced by another engine. */
  readonly explicit: boolean
  readonly source?: string
  readonly version?: string
  readonly cgroupVersion?: string
  readonly cpus?: number
  readonly memoryBytes?: number
  readonly path?: 'bridge' | 'published'
  /** What is wrong, and what to do about it; empty when usable. */
  readonly problem: LocalText
  readonly fix: LocalText
  readonly images: { readonly base: 'present' | 'missing' | 'unknown'; readonly missing: readonly string[] }
  /** Of the product. */
  readonly palier: string
  /** Where runs are kept. */
  readonly dataFolder: string
}

export interface ReportAsk {
  /** Of a run or a comparison. */
  readonly id: string
  readonly language: 'en' | 'fr'
  readonly html?: string
  readonly pdf?: string
  /** Folder for one CSV file per table. */
  readonly csv?: string
  /** The plain-text monitoring log, a line a second (B8). */
  readonly log?: string
  /** Prometheus alert rules with the thresholds that follow from it. */
  readonly alerts?: string
}

export interface CleanReport {
  readonly removed: readonly string[]
  readonly leftBehind: readonly string[]
}

export interface StartedComparison {
  readonly comparisonId: string
  /** In the order in which they will run. */
  readonly runs: readonly {
    readonly runId: string
    readonly configurationId: string
    /** Repeats a plateau in the open model; its load is known when the others have ended. */
    readonly isConfirmation?: true
  }[]
}

export interface RunListing {
  readonly id: string
  readonly createdAt: string
  readonly configuration: string
  readonly profile: string
  readonly comparisonId?: string
  readonly outcome: 'running' | 'completed' | 'stopped' | 'failed' | 'interrupted' | 'unreadable'
  readonly requests?: number
  readonly throughputPerS?: number
  readonly errorRate?: number
  /** Absent when nothing was measured, or before it was judged. */
  readonly verdict?: VerdictKind
  /** Faults were injected into it; absent: none, or not known. */
  readonly withFaults?: true
}

/** Everything a host may ask. The key is the channel name. */
export interface Requests extends DataRequests, SuiteRequests {
  'topology.list': { ask: Record<string, never>; answer: CatalogueAnswer<Topology> }
  'profile.list': { ask: Record<string, never>; answer: CatalogueAnswer<Profile> }
  'scenario.list': { ask: Record<string, never>; answer: CatalogueAnswer<Scenario> }
  'schema.list': { ask: Record<string, never>; answer: Readonly<Record<string, unknown>> }
  'comparison.check': {
    ask: ComparisonAsk
    answer: {
      readonly warnings: readonly LocalText[]
      /** Of all runs with the rest between them, start and end included. */
      readonly estimateMs: number
      readonly runs: number
      readonly checks: readonly StartCheck[]
    }
  }
  'comparison.start': {
    ask: ComparisonAsk
    answer: StartedComparison
  }
  'comparison.stop': { ask: { readonly comparisonId: string }; answer: { readonly stopping: boolean } }
  'objectives.list': { ask: Record<string, never>; answer: CatalogueAnswer<Objectives> }
  /** Starts the runs of an interrupted comparison that have no result yet. */
  'comparison.resume': { ask: { readonly comparisonId: string }; answer: StartedComparison }
  'comparison.open': { ask: { readonly comparisonId: string }; answer: Comparison }
  'comparison.list': { ask: Record<string, never>; answer: readonly ComparisonListing[] }
  /** The comparison that is on in this process; absent: none. */
  'comparison.current': { ask: Record<string, never>; answer: { readonly comparisonId?: string } }
  /** Of the comparison that is on, or was the last one in this process: everything since its start. `comparison.events` goes on from there. */
  'comparison.follow': { ask: { readonly comparisonId: string }; answer: LiveComparison }
  /** Of any run, on or stored: everything since its start. `run.events` goes on from there. */
  'run.follow': { ask: { readonly runId: string }; answer: LiveRun }
  /**
   * Does that to a container of a run that is being measured; taken back after `forMs`, by `fault.undo`, or with the run's end. Answered when it is
   * done; the run's events tell it as well. Throws `PalierError` faultRefused with the reason.
   */
  'fault.inject': {
    ask: { readonly runId: string; readonly action: FaultAction; readonly forMs?: number }
    answer: Record<string, never>
  }
  /** Takes back what was done by just this action, the oldest if it was done several times; `undone` is false when nothing such is on. */
  'fault.undo': {
    ask: { readonly runId: string; readonly action: FaultAction }
    answer: { readonly undone: boolean }
  }
  /** Read and checked, not brought up; `parameters` over the variant's own. */
  'configuration.outline': {
    ask: { readonly configuration: string; readonly parameters: Readonly<Record<string, string>> }
    answer: ConfigurationOutline
  }
  /** Out of every list, a comparison with its runs; kept for a day, so that it can be taken back. */
  'run.discard': {
    ask: { readonly id: string }
    answer: { readonly discarded: readonly string[]; readonly notes: readonly LocalText[] }
  }
  /** What was discarded by that id, back where it was. */
  'run.restore': { ask: { readonly id: string }; answer: { readonly restored: readonly string[] } }
  'settings.read': { ask: Record<string, never>; answer: Settings }
  'settings.save': { ask: Settings; answer: Settings }
  'load.start': {
    ask: LoadAsk
    /** Stages after time scale; the address is the one that is asked. */
    answer: { readonly runId: string; readonly address: string; readonly stages: readonly AnyStage[] }
  }
  'load.stop': { ask: { readonly runId: string }; answer: { readonly stopping: boolean } }
  'run.list': { ask: Record<string, never>; answer: readonly RunListing[] }
  'run.open': {
    ask: { readonly runId: string }
    answer: { readonly manifest: RunManifest; readonly result: RunResult; readonly folder: string }
  }
  /** Of a run, or of a comparison with its runs. Notes are sentences about what it means for what is left. */
  'run.remove': {
    ask: { readonly id: string }
    answer: { readonly removed: readonly string[]; readonly notes: readonly string[] }
  }
  /** A run or a comparison with its runs, as one archive (absolute path). */
  'run.export': {
    ask: { readonly id: string; readonly file: string }
    answer: { readonly file: string; readonly bytes: number }
  }
  'run.import': {
    ask: { readonly file: string }
    answer: {
      readonly runIds: readonly string[]
      readonly comparisonIds: readonly string[]
      /** Ids that were here already, to the last byte the same. */
      readonly alreadyThere: readonly string[]
    }
  }
  /** Report of a run or comparison; files are absolute paths. */
  'report.make': { ask: ReportAsk; answer: { readonly files: readonly string[] } }
  /** Which browser reports are printed with; refused as `report.make` would be when there is none. */
  'report.check': { ask: Record<string, never>; answer: { readonly browser: string } }
  /** Images of written configurations with their own parameter values; without any, those that the baseline of each topology needs. */
  'image.build': {
    ask: Partial<Pick<ComparisonAsk, 'configurations' | 'parameters'>>
    answer: Readonly<Record<string, string>>
  }
  'engine.describe': { ask: Record<string, never>; answer: EngineReport }
  'engine.clean': { ask: Record<string, never>; answer: CleanReport }
  /** What the load generator can do on this machine, measured now: half a minute in which nothing else is measured. */
  'generator.check': {
    ask: {
      /** Absent: with, where Docker can be used. */
      readonly withContainers?: boolean
      /** Of each measurement; absent: 3. */
      readonly seconds?: number
    }
    answer: { readonly kind: 'measured'; readonly check: GeneratorCheck } | { readonly kind: 'stopped' }
  }
  /** Whether percentiles show a target that stands still for known times; nothing else is measured meanwhile. */
  'generator.freeze': {
    ask: {
      /** Absent: 3 standstills of 1 s, one every 5 s. */
      readonly stalls?: { readonly stallMs: number; readonly everyMs: number; readonly times: number }
    }
    answer: { readonly kind: 'measured'; readonly check: FreezeCheck } | { readonly kind: 'stopped' }
  }
  /** Ends whichever of the two is on. */
  'generator.stop': { ask: Record<string, never>; answer: { readonly stopping: boolean } }
}

/** Everything the engine may announce. Nothing here expects an answer. */
export interface Announcements {
  'run.events': readonly RunEvent[]
  'comparison.events': readonly ComparisonEvent[]
  /** Each at once: before the first event of the comparison that begins, after the last one of the comparison that ended. */
  'suite.events': SuiteEvent
  'image.progress': { readonly image: string; readonly message: string; readonly state: 'building' | 'done' | 'failed' }
  /** What `data.current` answers from now on. */
  'data.progress': CurrentData
}

export type RequestName = keyof Requests
export type Ask<N extends RequestName> = Requests[N]['ask']
export type Answer<N extends RequestName> = Requests[N]['answer']
export type AnnouncementName = keyof Announcements

/** One thing announced, with its name; a `switch` over the name knows the content. */
export type Announcement = {
  readonly [N in AnnouncementName]: { readonly name: N; readonly content: Announcements[N] }
}[AnnouncementName]

// Records, not arrays: leaving a name out is a compile error.
const requests: Record<RequestName, true> = {
  'topology.list': true,
  'profile.list': true,
  'scenario.list': true,
  'schema.list': true,
  'comparison.check': true,
  'comparison.start': true,
  'comparison.stop': true,
  'objectives.list': true,
  'comparison.resume': true,
  'comparison.open': true,
  'comparison.list': true,
  'comparison.current': true,
  'comparison.follow': true,
  'run.follow': true,
  'fault.inject': true,
  'fault.undo': true,
  'configuration.outline': true,
  'run.discard': true,
  'run.restore': true,
  'settings.read': true,
  'settings.save': true,
  'load.start': true,
  'load.stop': true,
  'run.remove': true,
  'run.export': true,
  'run.import': true,
  'report.make': true,
  'report.check': true,
  'run.list': true,
  'run.open': true,
  'image.build': true,
  'engine.describe': true,
  'engine.clean': true,
  'generator.check': true,
  'generator.freeze': true,
  'generator.stop': true,
  'data.load': true,
  'data.release': true,
  'data.current': true,
  'suite.list': true,
  'suite.start': true,
  'suite.startNamed': true,
  'suite.resume': true,
  'suite.stop': true,
  'suite.current': true,
}
export const requestNames = Object.keys(requests) as readonly RequestName[]

const announcements: Record<AnnouncementName, true> = {
  'run.events': true,
  'comparison.events': true,
  'suite.events': true,
  'image.progress': true,
  'data.progress': true,
}
export const announcementNames = Object.keys(announcements) as readonly AnnouncementName[]
