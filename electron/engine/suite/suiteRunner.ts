import type { LiveSuite, SuiteEvent } from '../../../shared/contract/suites.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { KeptComparison } from '../../../shared/domain/keptComparison.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { SuiteRecord, SuiteRecordComparison } from '../../../shared/domain/suiteRecord.ts'
import { failureTexts } from '../../../shared/text/failureTexts.ts'
import { type BegunComparison, beginComparison, orderNew, orderRest } from '../comparison/beginComparison.ts'
import { COOL_DOWN_MS } from '../comparison/resolveComparison.ts'
import type { HandlerParts } from '../handlers/handlerParts.ts'
import type { Occupant } from '../occupation.ts'
import { StopRequested } from '../run/stopRequested.ts'
import { hasFailedRun, type Left, leftOf } from './leftOf.ts'
import { saveSuiteRecord } from './suiteFolder.ts'
import type { SuiteOrder } from './suiteOrder.ts'

/** Writes what comes out of a suite; how is not the runner's. */
export interface SuiteWriter {
  /** Everything about one comparison, into its folder. Throws `PalierError`. */
  writeComparison(order: Pick<SuiteOrder, 'folder'>, one: SuiteRecordComparison, record: SuiteRecord): Promise<void>
  /** The index page, of what there is; gives its path. Throws `PalierError`. */
  writeIndex(folder: string, record: SuiteRecord): Promise<string>
  /** As it is stored, with runs that were cut off; it may have been removed in the meantime. */
  open(comparisonId: string): Promise<KeptComparison>
}

type Parts = Omit<HandlerParts, 'occupation'> & { readonly writer: SuiteWriter }

type Body<E> = E extends { readonly suiteId: string } ? Omit<E, 'suiteId'> : never

/** A suite under way: comparisons one after the other, each begun as `comparison.start` begins it. */
export class SuiteRunner implements Occupant {
  readonly #order: SuiteOrder
  readonly #parts: Parts
  readonly #abort = new AbortController()
  #record: SuiteRecord
  #current: BegunComparison | undefined

  constructor(order: SuiteOrder, parts: Parts) {
    this.#order = order
    this.#parts = parts
    this.#record = order.record
  }

  get id(): string {
    return this.#record.id
  }

  get currentId(): string | undefined {
    return this.#current?.runner.id
  }

  get live(): LiveSuite {
    const { folder, outlines, warnings } = this.#order
    const estimatesMs = outlines.map(({ estimateMs }) => estimateMs)
    return { folder, record: this.#record, estimatesMs, ...(warnings.length > 0 && { warnings }) }
  }

  stop(): void {
    this.#abort.abort(new StopRequested())
    this.#current?.runner.stop()
  }

  remaining(): readonly string[] {
    return this.#current?.runner.remaining() ?? []
  }

  /** Runs all that is left; never throws. A comparison that fails does not keep the others from running. */
  async runAll(): Promise<void> {
    let broken: LocalText | undefined
    try {
      await this.#turns()
    } catch (error) {
      broken = this.#words(error)
    }
    await this.#end(broken)
  }

  async #turns(): Promise<void> {
    let isFirst = true
    for (const index of this.#record.comparisons.keys()) {
      const left = await this.#left(index)
      if (left === 'nothing') continue
      if (left !== 'files') {
        if (!isFirst) await this.#coolDown()
        isFirst = false
      }
      if (this.#abort.signal.aborted) return
      await this.#turn(index, left)
    }
  }

  async #left(index: number): Promise<Left> {
    const one = this.#of(index)
    const { comparisonId } = one
    return leftOf(one, comparisonId === undefined ? undefined : await this.#parts.writer.open(comparisonId))
  }

  async #turn(index: number, left: Exclude<Left, 'nothing'>): Promise<void> {
    try {
      await this.#run(index, left)
    } catch (error) {
      this.#current = undefined
      // What it has stays, when only its rest could not be begun.
      const outcome = this.#of(index).outcome === 'completed' ? 'completed' : 'failed'
      this.#ended(index, outcome, { problem: this.#words(error), leftBehind: [] })
    }
  }

  /** Throws `PalierError` when it cannot be begun. */
  async #run(index: number, left: Exclude<Left, 'nothing'>): Promise<void> {
    const { ask, comparisonId } = this.#of(index)
    if (left === 'files') {
      await this.#write(index, 'completed', [])
      return
    }
    const isNew = left === 'all' || comparisonId === undefined
    const order = await (isNew ? orderNew(ask, this.#parts) : orderRest(comparisonId, this.#parts))
    const begun = beginComparison(order, this.#parts)
    this.#current = begun
    // Between the check and here somebody may have stopped it.
    if (this.#abort.signal.aborted) begun.runner.stop()
    this.#change(index, { outcome: 'running', comparisonId: order.id })
    const { name } = this.#of(index)
    this.#announce({ kind: 'comparisonBegun', index, name, timeScale: ask.timeScale, started: begun.started })
    await begun.run()
    const { ended } = begun.runner.live
    const stored = await this.#parts.writer.open(order.id)
    this.#current = undefined
    const failure = ended?.failure === undefined ? undefined : this.#words(ended.failure)
    await this.#write(index, endOf(stored), ended?.leftBehind ?? [], failure)
  }

  /** Results that cannot be written are told with the comparison; it is kept in the store all the same. */
  async #write(
    index: number,
    outcome: SuiteRecordComparison['outcome'],
    leftBehind: readonly string[],
    failure?: LocalText,
  ): Promise<void> {
    const { writer } = this.#parts
    let problem = failure
    try {
      await writer.writeComparison(this.#order, this.#of(index), this.#record)
    } catch (error) {
      problem ??= this.#words(error)
    }
    this.#ended(index, outcome, { ...(problem && { problem }), leftBehind })
    await writer.writeIndex(this.#order.folder, this.#record).catch(() => undefined)
  }

  #ended(
    index: number,
    outcome: SuiteRecordComparison['outcome'],
    more: { readonly problem?: LocalText; readonly leftBehind: readonly string[] },
  ): void {
    this.#change(index, { outcome, ...(more.problem && { problem: more.problem }) })
    this.#announce({ kind: 'comparisonEnded', index, name: this.#of(index).name, outcome, ...more })
  }

  async #coolDown(): Promise<void> {
    await this.#parts.ports.clock.sleep(COOL_DOWN_MS, this.#abort.signal).catch(() => undefined)
  }

  /** `broken`: why the suite itself could not go on, which no comparison has to answer for. */
  async #end(broken: LocalText | undefined): Promise<void> {
    const { ports, writer } = this.#parts
    const isStopped = this.#abort.signal.aborted
    const outcome = isStopped ? 'stopped' : broken === undefined ? await this.#outcome() : 'failed'
    const { lease: _, ...rest } = this.#record
    this.#record = { ...rest, outcome, endedAt: ports.clock.utc() }
    try {
      saveSuiteRecord(this.#order.folder, this.#record)
      const index = await writer.writeIndex(this.#order.folder, this.#record)
      this.#announce({ kind: 'ended', outcome, index, ...(broken && { problem: broken }) })
    } catch (error) {
      this.#announce({ kind: 'ended', outcome, problem: broken ?? this.#words(error) })
    }
  }

  /**
   * A run that failed makes the suite fail, though the others have their results. Of a comparison that somebody removed in the meantime
   * it is known that it was completed; one that nobody can read has lost its results.
   */
  async #outcome(): Promise<'completed' | 'failed'> {
    for (const { outcome, comparisonId } of this.#record.comparisons) {
      if (outcome !== 'completed' || comparisonId === undefined) return 'failed'
      const stored = await this.#parts.writer.open(comparisonId).catch(() => ({ kind: 'unreadable' as const }))
      if (stored.kind === 'unreadable' || (stored.kind === 'kept' && hasFailedRun(stored.comparison))) return 'failed'
    }
    return 'completed'
  }

  #of(index: number): SuiteRecordComparison {
    const one = this.#record.comparisons[index]
    if (one === undefined) throw new Error(`The suite has no comparison ${index}.`)
    return one
  }

  /** On disk before it is told. A disk that is full is found out, and told, by what is written next. */
  #change(index: number, changes: Partial<SuiteRecordComparison>): void {
    const { problem: _, ...before } = this.#of(index)
    const comparisons = this.#record.comparisons.with(index, { ...before, ...changes })
    this.#record = { ...this.#record, comparisons }
    try {
      saveSuiteRecord(this.#order.folder, this.#record)
    } catch (error) {
      if (toFailure(error).kind === 'unexpected') throw error
    }
  }

  #words(error: unknown): LocalText {
    const failure = error instanceof Error ? toFailure(error) : (error as ReturnType<typeof toFailure>)
    return failureTexts(failure, this.#parts.platform).message
  }

  #announce(body: Body<SuiteEvent>): void {
    this.#parts.announcer.announce({ name: 'suite.events', content: { suiteId: this.id, ...body } as SuiteEvent })
  }
}

/** Of a comparison that was run a moment ago. */
function endOf(stored: KeptComparison): SuiteRecordComparison['outcome'] {
  if (stored.kind !== 'kept') return 'failed'
  const { outcome } = stored.comparison
  return outcome === 'running' ? 'interrupted' : outcome
}
