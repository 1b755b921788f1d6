import type { LocalText } from './localText.ts'
import type { Reference } from './referenceSchema.ts'

/** What a service is for; `other` is anything the product has no special view of. */
export type Role = 'balancer' | 'api' | 'cache' | 'database' | 'proxy' | 'other'

export type ParameterValue = string | number

/** One Compose variable that may be changed. */
export type Parameter =
  | {
      readonly type: 'integer' | 'number'
      readonly min?: number
      readonly max?: number
      readonly default: number
      readonly label: LocalText
    }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly default: string; readonly label: LocalText }
  /** `512m`, `1g`; `0` means none. */
  | { readonly type: 'size'; readonly default: string; readonly label: LocalText }
  | { readonly type: 'text'; readonly default: string; readonly label: LocalText }

/** A supply that the product of some parameters may exceed: a warning with the arithmetic, never a refusal. */
export interface Budget {
  readonly title: LocalText
  /** Parameter names whose values are multiplied; a value of 0 counts as 1 (it stands for a program's own default). */
  readonly multiply: readonly string[]
  /** Parameter name that holds the supply. */
  readonly available: string
  /** Part of the supply that is kept back, for example PostgreSQL's superuser connections. */
  readonly reserved: number
}

/** A topology as the catalogue lists it: a Compose file's `x-palier` block. */
export interface Topology {
  /** Name of the Compose project and of its folder. */
  readonly id: string
  /** Absolute path of the Compose file. */
  readonly file: string
  readonly title: LocalText
  readonly description?: LocalText
  readonly entry: { readonly service: string; readonly port: number }
  readonly roles: Readonly<Record<string, Role>>
  /** Default scenario id. */
  readonly scenario: string
  readonly parameters: Readonly<Record<string, Parameter>>
  /** `baseline` always exists. */
  readonly variants: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>
  readonly budgets: readonly Budget[]
  /** What the balancer's settings promise when an instance fails, by the value of a parameter. */
  readonly failover?: {
    readonly parameter: string
    readonly values: Readonly<Record<string, { readonly maxFails: number; readonly failTimeoutSeconds: number }>>
  }
  /** The server that all containers live on together. */
  readonly server?: { readonly cpus: number; readonly memoryBytes: number }
  /** The data sets that can be loaded through the API, and the parameter that chooses. */
  readonly data?: { readonly parameter: string; readonly sets: readonly string[] }
  /** Two variants that are the same but for what is to be shown. */
  readonly beforeAfter?: { readonly before: string; readonly after: string; readonly reference?: Reference }
}
