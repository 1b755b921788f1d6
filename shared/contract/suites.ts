import type { Failure } from '../domain/failure.ts'
import type { LocalText } from '../domain/localText.ts'
import type { Suite } from '../domain/suite.ts'
import type { SuiteRecord, SuiteRecordComparison } from '../domain/suiteRecord.ts'
import type { StartedComparison } from './comparisonAsk.ts'
import type { CatalogueAnswer } from './listings.ts'

/** A comparison of a suite before it is run. */
export interface SuiteComparisonOutline {
  readonly name: string
  readonly title: LocalText
  /** Written configurations. */
  readonly configurations: readonly string[]
  readonly profile: string
  readonly runs: number
  /** Of all its runs with the rest between them. */
  readonly estimateMs: number
}

export type SuiteOutline = Pick<Suite, 'id' | 'title' | 'description'> & {
  readonly comparisons: readonly SuiteComparisonOutline[]
}

export interface StartedSuite {
  readonly suiteId: string
  /** Absolute; everything that comes out of it is written there. */
  readonly folder: string
  readonly title: LocalText
  readonly comparisons: readonly SuiteComparisonOutline[]
  /** Of one that goes on: what has changed since it was started; absent: nothing. */
  readonly warnings?: readonly LocalText[]
}

/** A named suite, into a folder below the data folder. */
export interface NamedSuiteAsk {
  readonly suite: string
  /** Multiplied with every comparison's own; 0 < scale ≤ 100. */
  readonly timeScale: number
  readonly seed: number
  /** Of every comparison, in the place of its own. */
  readonly repeat?: number
  /** Of the reports and the index page. */
  readonly language: 'en' | 'fr'
}

export interface SuiteAsk extends NamedSuiteAsk {
  /** A name, or the absolute path of a file. */
  readonly suite: string
  /** Absolute; must be empty or not there. Absent: below the data folder. */
  readonly folder?: string
  /** Each comparison's report is printed as well; refused when there is no browser. */
  readonly pdf?: boolean
}

/** Everything that is known of a suite, on or the last one of this process. */
export interface LiveSuite {
  readonly folder: string
  readonly record: SuiteRecord
  readonly estimatesMs: readonly number[]
  /** As it was told when it was started. */
  readonly warnings?: readonly LocalText[]
}

interface StoredFolder {
  /** Of one that cannot be read the name of its folder. */
  readonly suiteId: string
  /** Absolute. */
  readonly folder: string
  /** Absolute path of the page about all of them; absent when there is none yet. */
  readonly page?: string
}

/** A suite below the data folder, of this process or an earlier one. */
export type StoredSuite = ReadableSuite | UnreadableSuite

export interface UnreadableSuite extends StoredFolder {
  readonly outcome: 'unreadable'
  readonly failure: Failure
}

export interface ReadableSuite extends StoredFolder {
  readonly title: LocalText
  readonly createdAt: string
  readonly outcome: SuiteRecord['outcome']
  /** How many it has, and how many of them are complete. */
  readonly comparisons: number
  readonly completed: number
  /** Something is left that can be gone on with: comparisons, runs that failed, or files that could not be written. */
  readonly hasRest: boolean
}

export type SuiteEvent = { readonly suiteId: string } & (
  | {
      readonly kind: 'comparisonBegun'
      readonly index: number
      readonly name: string
      /** Its own and the suite's. */
      readonly timeScale: number
      readonly started: StartedComparison
    }
  | {
      readonly kind: 'comparisonEnded'
      readonly index: number
      readonly name: string
      readonly outcome: SuiteRecordComparison['outcome']
      readonly problem?: LocalText
      /** Containers, networks and volumes that could not be removed. */
      readonly leftBehind: readonly string[]
    }
  | {
      readonly kind: 'ended'
      readonly outcome: Exclude<SuiteRecord['outcome'], 'running' | 'interrupted'>
      /** Absolute path of the index page; absent when it could not be written. */
      readonly index?: string
      readonly problem?: LocalText
    }
)

export interface SuiteRequests {
  /** Named ones; with what they would take at that time scale (absent: 1). */
  'suite.list': { ask: { readonly timeScale?: number }; answer: CatalogueAnswer<SuiteOutline> }
  'suite.start': { ask: SuiteAsk; answer: StartedSuite }
  /** Without a path in it: for windows. */
  'suite.startNamed': { ask: NamedSuiteAsk; answer: StartedSuite }
  /** Goes on with what is left of a suite that was stopped, failed or interrupted; its absolute folder. Throws `PalierError` notResumable. */
  'suite.resume': { ask: { readonly folder: string }; answer: StartedSuite }
  /** The same for one below the data folder, by its id: for windows. Throws `PalierError` unknownName besides. */
  'suite.resumeNamed': { ask: { readonly suiteId: string }; answer: StartedSuite }
  /** With the comparison that is on; what was measured is kept. */
  'suite.stop': { ask: { readonly suiteId: string }; answer: { readonly stopping: boolean } }
  /** Below the data folder, the latest first; those that cannot be read are the last. */
  'suite.stored': { ask: Record<string, never>; answer: readonly StoredSuite[] }
  /** Of the suite that is on in this process, or was the last one; absent: none. */
  'suite.current': { ask: Record<string, never>; answer: { readonly suite?: LiveSuite } }
}
