import type { Configuration } from '../../../shared/domain/configuration.ts'
import type { Fault } from '../../../shared/domain/fault.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { Objectives } from '../../../shared/domain/objectives.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import type { WarmUpOrder } from '../../../shared/domain/warmUp.ts'
import type { RunValues } from '../../../shared/load/userValues.ts'

/** Everything one run needs to know before it starts; all of it was read and checked. */
export interface RunSpec {
  readonly runId: string
  readonly comparisonId: string
  /** 1-based, among the runs of the same configuration. */
  readonly repeat: number
  /** The run whose plateau this one repeats in the open model. */
  readonly confirms?: string
  readonly topology: Topology
  readonly configuration: Configuration
  readonly plan: StackPlan
  /** As declared; `timeScale` multiplies every stage's duration. */
  readonly profile: Profile
  readonly timeScale: number
  readonly scenario: Scenario
  readonly seed: number
  /** Of the scenario, by the values' names; never kept or shown. */
  readonly secrets: RunValues['secrets']
  readonly warmUp: WarmUpOrder
  /** What is done to containers on purpose, time scale applied, in the order of their moments. */
  readonly faults: readonly Fault[]
  /** What the run should reach; absent: nothing was chosen. */
  readonly objectives?: Objectives
  /** What is known to be doubtful before the start, in words. */
  readonly warnings: readonly LocalText[]
}
