import type { Answer, Ask, RequestName } from '../../shared/contract/requests.ts'
import { answer } from '../../shared/contract/serve.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import type { Listener, Workbench } from '../engine/workbench.ts'

/** The terminal's way to the engine: the same contract, the same checks as every other host. */
export interface Client {
  /** Throws `PalierError` with the failure that was answered. */
  ask<N extends RequestName>(name: N, input: Ask<N>): Promise<Answer<N>>
  hear(listener: Listener): () => void
}

export function createClient(workbench: Workbench): Client {
  return {
    async ask(name, input) {
      const result = await answer(workbench.handlers, name, input)
      if (!result.ok) throw new PalierError(result.failure)
      return result.value
    },
    hear: (listener) => workbench.hear(listener),
  }
}
