import type { LocalText } from '../domain/localText.ts'

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

export interface CleanReport {
  readonly removed: readonly string[]
  readonly leftBehind: readonly string[]
}
