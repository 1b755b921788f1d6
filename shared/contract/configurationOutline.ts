import type { LocalText } from '../domain/localText.ts'
import type { Role } from '../domain/topology.ts'

/** A configuration before it is brought up: for cards, diagrams and sums. */
export interface ConfigurationOutline {
  /** The written form. */
  readonly configuration: string
  readonly containers: readonly {
    readonly name: string
    readonly service: string
    readonly role: Role
    /** Quotas; absent: none. */
    readonly cpus?: number
    readonly memoryBytes?: number
  }[]
  /** Supplies that parameters use up: `3 × 8 × 4 = 96 of 97`. */
  readonly budgets: readonly {
    readonly title: LocalText
    readonly factors: readonly { readonly parameter: string; readonly value: number }[]
    readonly needed: number
    readonly available: number
  }[]
  /** Every parameter's effective value, as written in forms. */
  readonly parameters: Readonly<Record<string, string>>
}
