import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import { toRunView } from '../../../shared/live/toRunView.ts'
import type { StoredRun } from '../ports/runStore.ts'
import { keptStatements } from '../store/keptStatements.ts'
import { storedLiveRun } from '../store/storedLiveRun.ts'
import type { ReportEvidence, ReportRun } from './reportInput.ts'
import { troubleLines } from './troubleLines.ts'

/** What a report shows of a run besides its figures, from its folder. What is damaged or not there is left out. */
export function readReportRun(run: StoredRun, result: RunResult): ReportRun {
  const { manifest } = run
  return {
    manifest,
    view: toRunView(storedLiveRun(run), result),
    evidence: readEvidence(run),
  }
}

function readEvidence({ folder: runFolder, manifest }: StoredRun): ReportEvidence {
  const folder = join(runFolder, 'evidence')
  const database = keptStatements(runFolder, manifest)
  const read = (name: string) => {
    const file = join(folder, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  return {
    ...(database && { database }),
    logs: manifest.containers.map(({ name }) => ({ container: name, lines: troubleLines(read(`${name}.log`) ?? '') })),
  }
}
