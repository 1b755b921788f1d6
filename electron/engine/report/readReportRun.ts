import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import { toRunView } from '../../../shared/live/toRunView.ts'
import type { StoredRun } from '../ports.ts'
import { storedLiveRun } from '../store/storedLiveRun.ts'
import type { ReportEvidence, ReportRun } from './reportInput.ts'
import { troubleLines } from './troubleLines.ts'

/** What a report shows of a run besides its figures, from its folder. What is damaged or not there is left out. */
export function readReportRun(run: StoredRun, result: RunResult): ReportRun {
  const { manifest } = run
  return {
    manifest,
    view: toRunView(storedLiveRun(run), result),
    evidence: readEvidence(join(run.folder, 'evidence'), manifest),
  }
}

function readEvidence(folder: string, { containers }: RunManifest): ReportEvidence {
  const read = (name: string) => {
    const file = join(folder, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  const slowQueriesCsv = read('pg_stat_statements.csv')
  return {
    ...(slowQueriesCsv !== undefined && { slowQueriesCsv }),
    logs: containers.map(({ name }) => ({ container: name, lines: troubleLines(read(`${name}.log`) ?? '') })),
  }
}
