import type { StartedComparison } from '../../../shared/contract/comparisonAsk.ts'
import type { ComparisonEvent, RunEvent } from '../../../shared/domain/events.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { Client } from '../client.ts'
import type { ProgressReporter } from '../progress/progressReporter.ts'

export interface FailedRun {
  readonly configurationId: string
  readonly failure: Failure
}

type Ended = Extract<ComparisonEvent, { kind: 'ended' }> & { readonly failures: readonly FailedRun[] }

/** Shows a comparison until its end. Listens before it is asked for: what is announced before the answer is kept and told first. */
export function followComparison(client: Client): {
  until(started: StartedComparison, reporter: ProgressReporter): Promise<Ended>
} {
  const early: Array<() => void> = []
  const ended = Promise.withResolvers<Ended>()
  const failures: FailedRun[] = []
  const listening: { reporter: ProgressReporter | undefined; started: StartedComparison } = {
    reporter: undefined,
    started: { comparisonId: '', runs: [] },
  }

  const tell = (event: RunEvent | ComparisonEvent): void => {
    if (listening.reporter === undefined) early.push(() => tell(event))
    else if ('elapsedMs' in event) {
      const run = listening.started.runs.find(({ runId }) => runId === event.runId)
      if (run !== undefined && event.kind === 'ended' && event.outcome.kind === 'failed')
        failures.push({ configurationId: run.configurationId, failure: event.outcome.failure })
      listening.reporter.runEvent(event)
    } else if (event.comparisonId === listening.started.comparisonId) {
      listening.reporter.comparisonEvent(event)
      if (event.kind === 'ended') ended.resolve({ ...event, failures })
    }
  }
  const letGo = client.hear(({ name, content }) => {
    if (name === 'run.events' || name === 'comparison.events') for (const event of content) tell(event)
  })
  return {
    async until(started, reporter) {
      Object.assign(listening, { reporter, started })
      for (const retell of early.splice(0)) retell()
      try {
        return await ended.promise
      } finally {
        letGo()
      }
    },
  }
}
