import { assertNever } from '../../../shared/assertNever.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import type { Phase } from '../../../shared/domain/profile.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import { outcomeText, runStateText } from '../../../shared/text/runStateText.ts'
import { progressLine } from './progressLine.ts'
import type { ProgressReporter } from './progressReporter.ts'
import { foldProgress, freshProgress, type RunProgress } from './runProgress.ts'

const EVERY_SECONDS = 5

/** A line per state, per death, and every five seconds of load. */
export function plainProgress(
  names: ReadonlyMap<string, string>,
  phasesOf: (runId: string) => readonly Phase[],
  write: (line: string) => void,
): ProgressReporter {
  const progress = new Map<string, RunProgress>()
  const say = (runId: string, text: string): void => write(`${names.get(runId) ?? runId}: ${text}`)

  const runEvent = (event: RunEvent): void => {
    const now = foldProgress(progress.get(event.runId) ?? freshProgress, event)
    progress.set(event.runId, now)
    switch (event.kind) {
      case 'state':
        if (event.at !== 'done') say(event.runId, runStateText(event.at))
        return
      case 'warning':
        say(event.runId, `warning: ${event.message.en}`)
        return
      case 'component':
        if (event.what !== 'started' && (now.at === 'measuring' || now.at === 'draining'))
          say(event.runId, `${event.container} ${event.what}`)
        return
      case 'tick':
        if (now.at === 'measuring' && (event.tick.second + 1) % EVERY_SECONDS === 0)
          say(event.runId, progressLine(now, phasesOf(event.runId)))
        return
      case 'fault':
        say(event.runId, faultLine(event))
        return
      case 'ended':
        say(event.runId, outcomeText(event.outcome))
        for (const left of event.leftBehind) say(event.runId, `could not be removed: ${left}`)
        return
      case 'progress':
      case 'reading':
      case 'host':
      case 'probe':
      case 'counters':
      case 'log':
      case 'line':
        return
      default:
        assertNever(event, 'event')
    }
  }
  return { runEvent, comparisonEvent: () => undefined, close: async () => undefined }
}

function faultLine({ what, fault, message }: Extract<RunEvent, { kind: 'fault' }>): string {
  return `fault ${what}: ${writtenFault(fault.action)}${message === undefined ? '' : ` (${message.en})`}`
}
