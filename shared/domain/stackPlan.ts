import type { LocalText } from './localText.ts'
import type { RequestTemplate } from './scenario.ts'
import type { Budget, Role } from './topology.ts'

/**
 * A Compose file with every variable filled in and every replica spelled out: exactly what will be created.
 * Plain data; the container engine only follows it.
 */
export interface StackPlan {
  readonly topologyId: string
  readonly images: readonly ImagePlan[]
  /** In an order in which every container comes after those it depends on. */
  readonly containers: readonly ContainerPlan[]
  /** Container that takes the load. */
  readonly entry: { readonly container: string; readonly port: number }
  readonly health: HealthPlan
  readonly budgets: readonly Budget[]
  /** Run once each before measuring: caches cleared, statistics reset. */
  readonly prepare: readonly StackCommand[]
  /** Run once each after measuring; what they print is kept as `evidence/<name>`. */
  readonly evidence: readonly (StackCommand & { readonly name: string })[]
  /** Containers that are asked each second what they count of themselves. */
  readonly counters: readonly OwnCounters[]
  /** Where every instance tells how many requests it has answered, probes excluded: a Prometheus counter. */
  readonly instanceCounter?: {
    readonly port: number
    readonly path: string
    readonly metric: string
    /** A histogram of their durations, in seconds. */
    readonly durations?: string
  }
  /** The server that all containers live on together; whole cores. */
  readonly server?: { readonly cpus: number; readonly memoryBytes: number }
  readonly data?: DataPlan
  readonly database?: DatabasePlan
}

/** How one data set is loaded: requests through the entry, one after another. */
export interface DataPlan {
  readonly set: string
  /** `{set}` is filled in; what a step takes is there for the next ones. */
  readonly steps: readonly (RequestTemplate & { readonly name: string; readonly timeoutMs: number })[]
  /** JSON pointer into the last answer, empty for the whole body; absent: nothing is counted. */
  readonly counts?: string
  /** What is to be counted; absent: whatever comes is taken. */
  readonly expected?: Readonly<Record<string, number>>
  /** For `{name}` in steps and accounts. */
  readonly values?: Readonly<Record<string, DataValue>>
  /** Who can log in when the data is there; `{name}` of a value stands for it. */
  readonly accounts?: readonly { readonly name: string; readonly password: string; readonly role: LocalText }[]
  /** Roughly, with what is done after it: for estimates. */
  readonly takesMs: number
}

/**
 * What loading needs to know besides the data set. A stack of our own is told `local` or the default; of a URL the environment, or a
 * person, says it.
 */
export type DataValue =
  | { readonly kind: 'secret'; readonly environment: string; readonly local: string }
  | { readonly kind: 'setting'; readonly environment: string; readonly default: string }

export interface DatabasePlan {
  readonly container: string
  /** A superuser; absent: the user that commands in the container run as. */
  readonly user?: string
  readonly database: string
  readonly queries: readonly { readonly name: string; readonly title: LocalText; readonly sql: string }[]
}

export type OwnCounters =
  | {
      readonly container: string
      readonly kind: 'postgresql'
      /** A superuser; absent: the user that commands in the container run as. */
      readonly user?: string
      /** Whose transactions are counted; absent: all. */
      readonly database?: string
    }
  | { readonly container: string; readonly kind: 'redis' }

export interface StackCommand {
  readonly container: string
  readonly command: readonly string[]
}

export interface HealthPlan {
  /** Path asked through the entry. */
  readonly entry?: string
  /** Path asked of every instance, and the port the instances listen on. */
  readonly instance?: { readonly path: string; readonly port: number }
  readonly balancer?: { readonly port: number; readonly path: string }
  /** Our probes' time limit; 0 is none beyond our own. */
  readonly timeoutMs: number
}

export interface ImagePlan {
  /** Tag under which the image is known, `palier/nginx:latest`. */
  readonly reference: string
  /** Absent: the image is only pulled. */
  readonly build?: {
    /** Absolute path. */
    readonly context: string
    /** Relative to the context. */
    readonly dockerfile: string
    readonly args: Readonly<Record<string, string>>
    readonly target?: string
  }
  /** A parameter whose other values do without this image: what to choose where it cannot be had. */
  readonly alternatives?: { readonly parameter: string; readonly values: readonly string[] }
}

export interface ContainerPlan {
  /** Hostname and network alias: `db`, and `api-1`, `api-2` … for replicas and for everything with the role `api`. */
  readonly name: string
  readonly service: string
  readonly role: Role
  /** 1-based among the replicas of the service. */
  readonly replica: number
  readonly image: string
  readonly command?: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly user?: string
  readonly init: boolean
  /** Besides its own name, names it answers to on the run's network (the service's name among them). */
  readonly aliases: readonly string[]
  readonly dependsOn: readonly { readonly container: string; readonly condition: DependsCondition }[]
  readonly healthcheck?: Healthcheck
  readonly limits: Limits
  readonly reservations: Pick<Limits, 'cpus' | 'memoryBytes'>
  readonly ulimits: Readonly<Record<string, { readonly soft: number; readonly hard: number }>>
  /** As written in the file; the run's own CPU set wins and the difference is reported. */
  readonly cpuset?: string
  readonly shmSizeBytes?: number
  readonly sysctls: Readonly<Record<string, string>>
  /** Mount point to options, `size=64m`. */
  readonly tmpfs: Readonly<Record<string, string>>
  readonly mounts: readonly MountPlan[]
  /** Container ports that are published when the path is `published`: the file's ports and expose, and what the product dials. */
  readonly ports: readonly number[]
  readonly restart: RestartPolicy
  readonly stopGraceMs: number
  readonly labels: Readonly<Record<string, string>>
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> }
}

export type DependsCondition = 'started' | 'healthy' | 'completed'

export type RestartPolicy =
  | { readonly kind: 'no' | 'always' | 'unlessStopped' }
  | { readonly kind: 'onFailure'; readonly maxRetries: number }

export interface Limits {
  /** CPU quota in cores; absent: no quota. */
  readonly cpus?: number
  /** Absent: none asked for. */
  readonly memoryBytes?: number
  readonly pids?: number
}

export interface Healthcheck {
  /** A command with its arguments; a shell form is already `['/bin/sh', '-c', …]`. */
  readonly command: readonly string[]
  readonly timeoutMs: number
  readonly startPeriodMs: number
  /** Failures in a row, after the start period, that mean "unhealthy", and the time between two tests when Compose runs them. */
  readonly retries: number
  readonly intervalMs: number
}

export type MountPlan =
  | { readonly kind: 'volume'; readonly volume: string; readonly target: string; readonly readOnly: boolean }
  | { readonly kind: 'bind'; readonly source: string; readonly target: string; readonly readOnly: boolean }
