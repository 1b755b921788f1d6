import type { FailedOutcome } from './outcomeFill.ts'

type RowName =
  | 'load'
  | 'rate'
  | 'latency'
  | 'errors'
  | 'cpu'
  | 'memory'
  | 'hostLoad'
  | 'throughput'
  | 'p95'
  | 'errorRate'

/** Everything a chart says, in the reader's language; figures without units, which stand in the row's head. */
export interface ChartWords {
  readonly title: Readonly<Record<RowName, string>>
  readonly unit: Readonly<Record<RowName, string>>
  readonly users: string
  /** The rate that an open profile asks for. */
  readonly planned: string
  readonly ok: string
  readonly failed: string
  readonly outcome: Readonly<Record<FailedOutcome, string>>
  readonly host: string
  readonly stack: string
  readonly noData: string
  readonly targetP95: (ms: number) => string
  readonly countText: (value: number) => string
  /** One decimal below 10. */
  readonly msText: (ms: number) => string
  /** `10`, `100`, `1 s`. */
  readonly latencyTickText: (ms: number) => string
  readonly decimalText: (value: number) => string
  /** `m:ss` */
  readonly timeText: (atMs: number) => string
}
