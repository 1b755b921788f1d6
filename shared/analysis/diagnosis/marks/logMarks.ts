import type { LogSign } from '../../../domain/counters.ts'
import type { MarkSign } from '../../../domain/diagnosis.ts'
import type { DiagnosisInputs } from '../known.ts'
import type { Signals } from '../signals.ts'
import type { FoundMark } from './foundMark.ts'
import { joinRepeats } from './joinRepeats.ts'

/** Lines that have a sign of their own; the others share one. */
const own: Readonly<Partial<Record<LogSign, MarkSign>>> = {
  connectionsReused: 'connectionsReused',
  connectionsExhausted: 'connectionsExhausted',
  workerTimeout: 'workerTimeout',
  tooManyClients: 'tooManyClients',
}

/** The first line of each kind in each container, and again after it had been silent about it. */
export function logMarks({ logs }: DiagnosisInputs, { fromMs, toMs }: Signals): FoundMark[] {
  const told = logs
    .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
    .map(
      ({ atMs, container, sign }): FoundMark => ({
        atMs,
        lane: container,
        sign: own[sign] ?? 'logLines',
        untilMs: atMs,
      }),
    )
  return joinRepeats(told)
}
