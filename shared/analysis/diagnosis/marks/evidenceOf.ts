import type { Evidence } from '../../../domain/diagnosis.ts'
import type { DiagnosisInputs } from '../known.ts'
import type { Signals } from '../signals.ts'
import { clientCounters, containerCounters } from './evidenceCounters.ts'

const logsWithinMs = 5000
const outcomeSeconds = 5
const engineWithinMs = 2000
/** Of different kinds; the count says how many there were of each. */
const mostLines = 6

/** What was recorded around a moment of a lane: its own figures and lines, everybody's at the clients and the generator. */
export function evidenceOf(
  { atMs, lane }: { readonly atMs: number; readonly lane: string },
  inputs: DiagnosisInputs,
  signals: Signals,
): Evidence {
  const isContainer = inputs.manifest.containers.some(({ name }) => name === lane)
  const users = usersAt(atMs, signals)
  return {
    ...(users !== undefined && { users }),
    counters: isContainer ? containerCounters(lane, atMs, signals.of(lane)) : clientCounters(atMs, inputs, signals),
    logs: linesAround(atMs, isContainer ? signals.of(lane).logs : inputs.logs),
    outcomes: outcomesFrom(atMs, signals),
    engine: signals.outages
      .filter(({ container, fromMs }) => container === lane && Math.abs(fromMs - atMs) <= engineWithinMs)
      .flatMap(({ engine }) => engine),
  }
}

function usersAt(atMs: number, { ticks }: Signals): number | undefined {
  if (atMs < 0) return 0
  for (let second = Math.floor(atMs / 1000); second >= 0; second -= 1) {
    const tick = ticks.get(second)
    if (tick !== undefined) return tick.users
  }
  return undefined
}

function linesAround(atMs: number, logs: DiagnosisInputs['logs']): Evidence['logs'] {
  const near = logs.filter((log) => Math.abs(log.atMs - atMs) <= logsWithinMs)
  return [...Map.groupBy(near, ({ container, sign }) => `${container} ${sign}`).values()]
    .flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ ...first, count: rest.reduce((sum, { count }) => sum + count, first.count) }],
    )
    .slice(0, mostLines)
    .map(({ atMs: lineMs, container, sign, line, count }) => ({ atMs: lineMs, container, sign, line, count }))
}

function outcomesFrom(atMs: number, { ticks }: Signals): Evidence['outcomes'] {
  const sums = new Map<string, number>()
  const from = Math.floor(atMs / 1000)
  for (let second = from; second < from + outcomeSeconds; second += 1) {
    for (const [outcome, count] of Object.entries(ticks.get(second)?.outcomes ?? {})) {
      sums.set(outcome, (sums.get(outcome) ?? 0) + count)
    }
  }
  return Object.fromEntries(sums)
}
