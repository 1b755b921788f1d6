import type { RunManifest } from './manifest.ts'

/** Whether load went to a URL, behind which no containers were ours. */
export function isUrlLoad({
  configuration,
}: {
  readonly configuration: Pick<RunManifest['configuration'], 'topologyId'>
}): boolean {
  return configuration.topologyId === 'url'
}
