import type { FaultAction } from '../domain/fault.ts'
import type { FreezeCheck } from '../domain/freezeCheck.ts'
import type { GeneratorCheck } from '../domain/generatorCheck.ts'
import type { LocalText } from '../domain/localText.ts'
import type { RunManifest } from '../domain/manifest.ts'
import type { Objectives } from '../domain/objectives.ts'
import type { AnyStage, Profile } from '../domain/profile.ts'
import type { Comparison, RunResult } from '../domain/runResult.ts'
import type { Scenario } from '../domain/scenario.ts'
import type { Topology } from '../domain/topology.ts'
import type { LiveComparison } from '../live/liveComparison.ts'
import type { LiveRun } from '../live/liveRun.ts'
import type { ComparisonAsk, StartCheck, StartedComparison } from './comparisonAsk.ts'
import type { ConfigurationOutline } from './configurationOutline.ts'
import type { DataRequests } from './dataRequests.ts'
import type { CleanReport, EngineReport } from './engineReport.ts'
import type { CatalogueAnswer, ComparisonListing, RunListing } from './listings.ts'
import type { LoadAsk } from './loadAsk.ts'
import type { LogAsk, LogExcerpt } from './logExcerpt.ts'
import type { ReportAsk } from './reportAsk.ts'
import type { Settings } from './settings.ts'
import type { SuiteRequests } from './suites.ts'

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
      /** What of it is measured; the rest is bringing up, warming up and taking down. */
      readonly measuringMs: number
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
  /** Starts the runs of a comparison that have no completed result: what was stopped, failed or interrupted. */
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
  /** A part of a stored run's log of one container. */
  'run.log': { ask: LogAsk; answer: LogExcerpt }
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

export type RequestName = keyof Requests

export type Ask<N extends RequestName> = Requests[N]['ask']

export type Answer<N extends RequestName> = Requests[N]['answer']

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
  'run.log': true,
  'image.build': true,
  'engine.describe': true,
  'engine.clean': true,
  'generator.check': true,
  'generator.freeze': true,
  'generator.stop': true,
  'data.load': true,
  'data.release': true,
  'data.current': true,
  'data.fill': true,
  'data.stopFilling': true,
  'suite.list': true,
  'suite.start': true,
  'suite.startNamed': true,
  'suite.resume': true,
  'suite.resumeNamed': true,
  'suite.stop': true,
  'suite.stored': true,
  'suite.current': true,
}

export const requestNames = Object.keys(requests) as readonly RequestName[]
