import type { RunManifest } from '../domain/manifest.ts'

interface Requests {
  readonly configuration: Pick<RunManifest['configuration'], 'topologyId' | 'variant'>
  readonly connections: RunManifest['connections']
}

/**
 * Why requests of a run cost the generator itself more than those that its check makes, which go over kept connections without TLS; undefined:
 * they do not. Of a URL the variant is what was written.
 */
export function dearerRequests({ configuration, connections }: Requests): 'tls' | 'fresh' | undefined {
  if (configuration.topologyId === 'url' && configuration.variant.startsWith('https:')) return 'tls'
  return connections === 'fresh' ? 'fresh' : undefined
}
