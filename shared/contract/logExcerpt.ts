/** Which part of a container's stored log: around a moment on the run's time base, or from that line on; neither: its beginning. */
export interface LogAsk {
  readonly runId: string
  readonly container: string
  readonly atMs?: number
  /** 0-based. */
  readonly from?: number
}

/** A part of what a container wrote in a run, in the order in which it did. */
export interface LogExcerpt {
  /** At most 400. */
  readonly lines: readonly LogExcerptLine[]
  /** Of the first of them, 0-based. */
  readonly from: number
  /** How many were kept of the whole log; 0: none, as of a run that ended before they were collected. */
  readonly all: number
}

export interface LogExcerptLine {
  readonly text: string
  /** On the run's time base, by the wall clocks of both machines; absent when the run never measured or the line has no time. */
  readonly atMs?: number
}
