import type { ParameterValue } from './topology.ts'

/** Topology + variant: what is run and compared. Written `trio-cache:tuned`; no variant means `baseline`. */
export interface ConfigurationName {
  readonly topologyId: string
  readonly variant: string
}

/** `trio-cache:tuned` to its parts; `trio-cache` alone is its `baseline`. */
export function toConfigurationName(written: string): ConfigurationName {
  const [topologyId = '', ...rest] = written.split(':')
  return { topologyId, variant: rest.length === 0 ? 'baseline' : rest.join(':') }
}

/** The written form, always with the variant. */
export function toWrittenName({ topologyId, variant }: ConfigurationName): string {
  return `${topologyId}:${variant}`
}

/** A configuration with every parameter's effective value. */
export interface Configuration extends ConfigurationName {
  /** The written form, `trio-cache:tuned`. */
  readonly id: string
  readonly parameters: Readonly<Record<string, ParameterValue>>
  /** Names of the parameters that were set for this run (`--set`), over the variant's own values. */
  readonly overridden: readonly string[]
}
