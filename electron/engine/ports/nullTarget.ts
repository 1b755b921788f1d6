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
