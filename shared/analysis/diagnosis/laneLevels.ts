import type { Tick } from '../../domain/tick.ts'
import { componentLevels } from './componentLevels.ts'
import type { DiagnosisInputs } from './known.ts'
import { outageSpans } from './outageSpans.ts'
import type { Signals } from './signals.ts'
import type { Level } from './steadyStates.ts'
import type { ExactSpan } from './toSpans.ts'

/** What every second of one lane was like, and what is known of it to the millisecond. */
export interface LaneLevels {
  /** The first second; negative when something happened before the first user. */
  readonly fromSecond: number
  readonly levels: readonly Level[]
  readonly exact: readonly ExactSpan[]
}

/** By lane: the clients', every container's and the generator's. States are made of it by one table, `steadyStates`. */
export function toLaneLevels(inputs: DiagnosisInputs, signals: Signals): ReadonlyMap<string, LaneLevels> {
  const { clients, ticks, fromMs, settled } = signals
  const generator = settled?.levels.get('generator') ?? []
  return new Map([
    [
      'clients',
      ofLoad(
        clients.map(({ level }) => level),
        signals,
      ),
    ],
    ...inputs.manifest.containers.map((container): [string, LaneLevels] => {
      const exact = outageSpans(container, inputs, signals)
      const levels = componentLevels(container, inputs, signals, exact)
      return [container.name, { fromSecond: Math.floor(fromMs / 1000), levels, exact }]
    }),
    [
      'generator',
      ofLoad(
        clients.map((_, second) => generator[second] ?? generatorLevel(ticks.get(second))),
        signals,
      ),
    ],
  ])
}

/** Before the first user and behind the last whole second nobody looked. */
function ofLoad(levels: readonly Level[], { measuredMs }: Signals): LaneLevels {
  const seenMs = Math.min(measuredMs, levels.length * 1000)
  const exact: ExactSpan[] = [
    { state: 'notKnown', fromMs: Number.NEGATIVE_INFINITY, toMs: 0 },
    { state: 'notKnown', fromMs: seenMs, toMs: Number.POSITIVE_INFINITY },
  ]
  return { fromSecond: 0, levels, exact }
}

/** What it measured is doubtful: its own lane says where, whatever the stack did. */
function generatorLevel(tick: Tick | undefined): Level {
  if (tick === undefined) return 'missing'
  if (tick.doubt === undefined) return 'good'
  return tick.doubt.kind === 'invalid' ? 'silent' : 'bad'
}
