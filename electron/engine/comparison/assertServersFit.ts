import { PalierError } from '../../../shared/domain/failure.ts'
import type { EngineInfo } from '../ports/containerEngine.ts'
import { serverMisfits } from '../run/serverMisfits.ts'
import type { ResolvedRun } from './resolveComparison.ts'

/** Refuses before anything is started, with every configuration whose server cannot be had on this engine. Throws `PalierError` serverUnfit. */
export function assertServersFit(runs: readonly Pick<ResolvedRun, 'configuration' | 'plan'>[], info: EngineInfo): void {
  const misfits = runs.flatMap(({ configuration, plan }) =>
    serverMisfits(plan, info).map((misfit) => ({ configuration: configuration.id, misfit })),
  )
  if (misfits.length > 0) throw new PalierError({ kind: 'serverUnfit', misfits })
}
