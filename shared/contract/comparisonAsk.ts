import type { LocalText } from '../domain/localText.ts'

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
  /** Id of a stored run that relative targets are held against instead of the baseline among these. */
  readonly baselineRun?: string
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
