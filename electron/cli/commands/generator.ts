import type { Answer } from '../../../shared/contract/requests.ts'
import type { Client } from '../client.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'

export interface GeneratorParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  readonly withContainers: boolean
}

/** Measures the load generator on this machine. Ctrl+C stops it; then nothing is kept. */
export async function checkGenerator(parts: GeneratorParts): Promise<Answer<'generator.check'>> {
  const { client, terminal, stopKey, withContainers } = parts
  terminal.err('measuring the load generator: about half a minute')
  const release = stopKey.onFirst(() => void client.ask('generator.stop', {}), 'stopping')
  try {
    return await client.ask('generator.check', { withContainers })
  } finally {
    release()
  }
}
