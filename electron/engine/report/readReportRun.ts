import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComponentMark } from '../../../shared/charts/runView.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { HostReading, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import type { StoredRun } from '../ports.ts'
import type { ReportEvidence, ReportRun } from './reportInput.ts'
import { troubleLines } from './troubleLines.ts'

/** What a report shows of a run besides its figures, from its folder. What is damaged or not there is left out. */
export function readReportRun(run: StoredRun, result: RunResult): ReportRun {
  const { manifest } = run
  const readings = [...run.records('readings')] as (Reading | HostReading)[]
  const { crash } = result
  return {
    manifest,
    view: {
      phases: toPhases(manifest.profile.stages),
      durationMs: result.totals.durationMs,
      containers: manifest.containers.map(({ name, role }) => ({ name, role })),
      // The drain's seconds are none of load: users are gone, and a curve would seem to break down at its end.
      ticks: ([...run.records('ticks')] as Tick[]).filter(({ second }) => second * 1000 < result.totals.durationMs),
      readings: readings.filter((reading): reading is Reading => 'container' in reading),
      hostReadings: readings.filter((reading): reading is HostReading => 'load1' in reading),
      probes: [...run.records('probes')] as ProbeReading[],
      events: result.timeline as ComponentMark[],
      ...(crash.observed &&
        crash.atMs !== undefined && {
          crash: { atMs: crash.atMs, ...(crash.container !== undefined && { container: crash.container }) },
        }),
    },
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
