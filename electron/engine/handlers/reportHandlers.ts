import { comparisonOfRun } from '../../../shared/analysis/comparisonOfRun.ts'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import { withCutOffRuns } from '../comparison/withCutOffRuns.ts'
import { alertRulesFile } from '../exporting/alertRulesFile.ts'
import { beforeAfterTables, comparisonTable, deltaTable } from '../exporting/comparisonTables.ts'
import { databaseTables } from '../exporting/databaseTables.ts'
import { monitoringLog } from '../exporting/monitoringLog.ts'
import { runTables } from '../exporting/runTables.ts'
import { streamTables } from '../exporting/streamTables.ts'
import { writeTables, writeWhole } from '../exporting/writeFiles.ts'
import type { StoredRun } from '../ports/runStore.ts'
import type { SuiteIndexInput } from '../report/makeSuiteIndex.ts'
import type { ReportInput, ReportRun } from '../report/reportInput.ts'
import type { HandlerParts } from './handlerParts.ts'

/** The document itself is engine/report's; tests give one that needs no browser. */
export interface Reporting {
  readRun(run: StoredRun, result: RunResult): ReportRun
  /** Self-contained; the same input gives the same bytes. */
  toHtml(input: ReportInput): string
  /** The page that a suite's folder is opened with. */
  toSuiteIndex(input: SuiteIndexInput): string
  /** Path of the browser that prints. Throws `PalierError` noBrowser. */
  browser(): string
  /** Throws `PalierError` noBrowser or pdfFailed. */
  toPdf(html: string, signal: AbortSignal): Promise<Uint8Array>
}

const PRINT_WITHIN_MS = 120_000

/** What was measured, handed over: as a document, as tables, as a log. */
export function reportHandlers(parts: HandlerParts): Pick<Handlers, 'report.make' | 'report.check'> {
  const { ports, tidyUp, reporting } = parts
  return {
    'report.check': async () => ({ browser: reporting.browser() }),
    'report.make': async ({ id, language, html, pdf, csv, log, alerts }) => {
      await tidyUp()
      const comparison = comparisonOf(id, parts)
      const runs = storedRuns(comparison, parts)
      const files: string[] = []
      if (csv !== undefined) {
        const tables = [comparisonTable(comparison), deltaTable(comparison), ...beforeAfterTables(comparison)]
        files.push(
          ...writeTables(csv, [
            ...tables,
            ...runTables(comparison),
            ...databaseTables(comparison),
            ...streamTables(comparison, runs),
          ]),
        )
      }
      if (log !== undefined) {
        writeWhole(log, monitoringLog(comparison, runs))
        files.push(log)
      }
      if (alerts !== undefined) {
        writeWhole(alerts, [alertRulesFile(comparison, language)])
        files.push(alerts)
      }
      if (html === undefined && pdf === undefined) return { files }
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      const text = reporting.toHtml({ comparison, runs, language, printedAt: ports.clock.utc(), timeZone })
      if (html !== undefined) {
        writeWhole(html, [text])
        files.push(html)
      }
      if (pdf !== undefined) {
        writeWhole(pdf, await reporting.toPdf(text, AbortSignal.timeout(PRINT_WITHIN_MS)))
        files.push(pdf)
      }
      return { files }
    },
  }
}

/** A comparison, or a single run as a comparison of one. */
function comparisonOf(asked: string, { ports, toResult }: HandlerParts): Comparison {
  const { kind, id } = ports.archive.find(asked)
  if (kind === 'comparison') return withCutOffRuns(ports.store.openComparison(id), { store: ports.store, toResult })
  const run = ports.store.open(id)
  return comparisonOfRun(run.manifest, run.result ?? toResult(run))
}

/** Runs that were removed are left out: the comparison keeps their figures. */
function storedRuns({ runs }: Comparison, { ports, reporting }: HandlerParts): ReportRun[] {
  return runs.flatMap((result) => {
    try {
      return [reporting.readRun(ports.store.open(result.runId), result)]
    } catch (error) {
      if (error instanceof PalierError && error.failure.kind === 'unknownName') return []
      throw error
    }
  })
}
