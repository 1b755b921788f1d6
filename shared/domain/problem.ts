/** One thing that is wrong with something a person wrote. */
export interface Problem {
  /** File as the person knows it, or the command-line option. */
  readonly where: string
  /** 1-based; absent when the place has no lines (an option, a missing file). */
  readonly line?: number
  readonly column?: number
  /** The field, dotted: `services.api.deploy.replicas`. Empty for the whole file. */
  readonly field: string
  readonly found: string
  readonly expected: string
  /** What to do about it, when that is more than "write what is expected". */
  readonly fix?: string
}
