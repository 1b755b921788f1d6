import type { LogSign } from '../../../domain/counters.ts'
import type { RunEventBody } from '../../../domain/events.ts'
import type { ProbeReading } from '../../../domain/reading.ts'
import { seededRandom } from '../../../load/seededRandom.ts'
import type { DiagnosisInputs } from '../known.ts'
import { aRun, happened, readingsOf, ticksOf } from './aRun.ts'

const names = ['api-1', 'api-2', 'lb', 'db']

/** A run in which anything may happen at any moment. */
export function anyRun(seed: number, durationS = 60): DiagnosisInputs {
  const random = seededRandom(seed, 0)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const atMs = () => Math.round(random() * durationS * 1000)
  const some = <T>(most: number, make: () => T) => Array.from({ length: Math.floor(random() * most) }, make)
  const body = (): RunEventBody =>
    random() < 0.3
      ? {
          kind: 'fault',
          what: pick(['begun', 'over'] as const),
          fault: {
            atMs: 5000,
            action: { kind: pick(['kill', 'stop', 'pause', 'cut'] as const), container: pick(names) },
          },
        }
      : {
          kind: 'component',
          container: pick(names),
          what: pick(['died', 'restarted', 'oom', 'paused', 'unpaused'] as const),
          ...(random() < 0.5 && { exitCode: pick([0, 1, 137]) }),
        }
  const runs = (letters: string) =>
    Array.from({ length: durationS }, () => pick([...letters]).repeat(1 + Math.floor(random() * 6)))
      .join('')
      .slice(0, durationS)
  return aRun(
    {
      ticks: ticksOf(runs('ooosexw- ')),
      readings: names
        .flatMap((name) =>
          readingsOf(name, durationS, () => ({
            cpuOfLimitPercent: random() * 110,
            memoryOfLimitPercent: random() * 100,
          })),
        )
        .filter(() => random() < 0.9),
      probes: aRun({}, durationS)
        .probes.filter(() => random() < 0.95)
        .map((probe) =>
          random() < 0.8 ? probe : pick([{ ...probe, outcome: 'http503', status: 503 }, unanswered(probe)]),
        ),
      counters: some(40, () => ({
        atMs: atMs(),
        container: pick(names),
        source: 'kernel' as const,
        values: { oomKillsTotal: Math.floor(random() * 2), openFiles: 100 * random() },
      })).toSorted((a, b) => a.atMs - b.atMs),
      logs: some(40, () => ({
        atMs: atMs(),
        container: pick(names),
        sign: pick<LogSign>(['outOfMemory', 'connectionsExhausted', 'upstreamTimedOut']),
        count: 3,
        line: 'a line',
      })).toSorted((a, b) => a.atMs - b.atMs),
      events: happened(durationS * 1000, ...some(12, (): [number, RunEventBody] => [atMs(), body()])),
    },
    durationS,
  )
}

function unanswered({ atMs, probe, container }: ProbeReading): ProbeReading {
  return { atMs, probe, container, outcome: 'refused' }
}

/** What was known at a moment, while the run was on. */
export function prefix(run: DiagnosisInputs, untilMs: number): DiagnosisInputs {
  const known = <T extends { readonly atMs?: number }>(rows: readonly T[]) =>
    rows.filter(({ atMs = 0 }) => atMs <= untilMs)
  return {
    ...run,
    ticks: run.ticks.filter(({ second }) => (second + 1) * 1000 <= untilMs),
    readings: known(run.readings),
    probes: known(run.probes),
    counters: known(run.counters),
    logs: known(run.logs),
    events: known(run.events),
  }
}
