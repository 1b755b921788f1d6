import type { GeneratorCheck } from '../../../shared/domain/generatorCheck.ts'

/** What the load generator could do on this machine when it was measured last. */
export interface GeneratorChecks {
  last(): GeneratorCheck | undefined
  /** Throws `PalierError` diskFull, storeUnwritable. */
  save(check: GeneratorCheck): void
}
