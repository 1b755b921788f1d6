import type { Announcement } from '../../shared/contract/announcements.ts'
import { applyBatch, type LiveRun } from '../../shared/live/liveRun.ts'
import { metricsText } from '../../shared/live/metricsText.ts'
import type { Workbench } from '../engine/workbench.ts'

/** Of each container a reading a second: enough to hold everybody's last. */
const keptReadings = 200

/**
 * What a scraper is told. The run that is on is read from its folder once, when it is first asked for, and followed by its events from
 * then on: a question a second must not cost the run anything.
 */
export class RunMetrics {
  readonly #workbench: Pick<Workbench, 'handlers' | 'hear'>
  readonly #letGo: () => void
  #run: LiveRun | undefined

  constructor(workbench: Pick<Workbench, 'handlers' | 'hear'>) {
    this.#workbench = workbench
    this.#letGo = workbench.hear((announced) => this.#hear(announced))
  }

  async text(): Promise<string> {
    const { handlers } = this.#workbench
    const { comparisonId } = await handlers['comparison.current']({})
    const runId =
      comparisonId === undefined ? undefined : (await handlers['comparison.follow']({ comparisonId })).current
    if (runId === undefined) this.#run = undefined
    else if (this.#run?.head.id !== runId) this.#run = trimmed(await handlers['run.follow']({ runId }))
    return metricsText(this.#run)
  }

  close(): void {
    this.#letGo()
  }

  /** Events that come between a question and its answer are in the answer, or in the next one's view: repeats are passed over. */
  #hear(announced: Announcement): void {
    if (announced.name !== 'run.events' || this.#run === undefined) return
    this.#run = trimmed(applyBatch(this.#run, announced.content))
  }
}

function trimmed(run: LiveRun): LiveRun {
  return {
    ...run,
    ticks: run.ticks.slice(-1),
    readings: run.readings.slice(-keptReadings),
    hostReadings: [],
    probes: [],
    counters: [],
    logs: [],
  }
}
