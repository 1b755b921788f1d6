import type { Problem } from '../domain/problem.ts'
import type { VerdictKind } from '../domain/verdict.ts'

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

export interface CatalogueAnswer<T> {
  readonly items: readonly T[]
  /** What is wrong with files that could not be listed. */
  readonly problems: readonly Problem[]
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
