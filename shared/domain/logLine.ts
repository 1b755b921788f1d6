/** What a log line is about, the worst first: ERROR or worse, slow, WARN. A line has one class. */
export const logClasses = ['error', 'slow', 'warn'] as const

export type LogClass = (typeof logClasses)[number]

/** Lines of one class and kind that one container wrote within one second: `lines.ndjson`. */
export interface LineReading {
  /** Of the first of them. */
  readonly atMs: number
  readonly container: string
  readonly class: LogClass
  readonly count: number
  /** The first of them, without its time, at most 400 characters. Empty: of kinds that there was no room for. */
  readonly line: string
}
