import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import { keptComparison } from '../../../shared/domain/keptComparison.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { SuiteRecordComparison } from '../../../shared/domain/suiteRecord.ts'
import { writeWhole } from '../exporting/writeFiles.ts'
import type { IndexedComparison, SuiteIndexInput } from '../report/makeSuiteIndex.ts'
import { writeError } from '../store/storeError.ts'
import type { SuiteWriter } from './suiteRunner.ts'

interface Parts {
  readonly open: Handlers['comparison.open']
  readonly makeReport: Handlers['report.make']
  readonly toIndex: (input: SuiteIndexInput) => string
}

/**
 * What a suite leaves in its folder, beside its `suite.json`:
 *
 *   index.html                        every comparison at a glance
 *   01-stress/report.html             the report of the first one, and report.pdf when it was asked for
 *             comparison.json
 *             csv/                    every table
 *             monitoring-solo-baseline-1.log
 */
export function suiteFiles({ open, makeReport, toIndex }: Parts): SuiteWriter {
  return {
    open: (comparisonId) => keptComparison(open({ comparisonId })),
    async writeComparison({ folder }, one, { language, pdf }) {
      if (one.comparisonId === undefined) return
      const comparison = await open({ comparisonId: one.comparisonId })
      const into = join(folder, one.folder)
      try {
        mkdirSync(into, { recursive: true })
      } catch (error) {
        throw writeError(into, error)
      }
      writeWhole(join(into, 'comparison.json'), [`${JSON.stringify(comparison, null, 2)}\n`])
      if (comparison.runs.length === 0) return
      for (const { runId, log } of monitoringLogs(comparison)) {
        await makeReport({ id: runId, language, log: join(into, log) })
      }
      // The document first: without a browser that prints, everything else is there.
      const report = { id: comparison.id, language, html: join(into, 'report.html'), csv: join(into, 'csv') }
      await makeReport({ ...report, ...(pdf && { pdf: join(into, 'report.pdf') }) })
    },
    async writeIndex(folder, record) {
      const comparisons = await Promise.all(record.comparisons.map((one) => indexed(folder, one, open)))
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      const path = join(folder, 'index.html')
      writeWhole(path, [toIndex({ record, comparisons, language: record.language, timeZone })])
      return path
    },
  }
}

/** One for each run: `monitoring-solo-baseline-1.log`. */
function monitoringLogs({ planned, runs }: Comparison): readonly { readonly runId: string; readonly log: string }[] {
  const known = new Set(runs.map(({ runId }) => runId))
  return planned
    .filter(({ runId }) => known.has(runId))
    .map(({ runId, configuration, repeat }) => {
      return { runId, log: `monitoring-${configuration.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}-${repeat}.log` }
    })
}

async function indexed(
  folder: string,
  one: SuiteRecordComparison,
  open: Handlers['comparison.open'],
): Promise<IndexedComparison> {
  const files = filesOf(folder, one.folder)
  if (one.comparisonId === undefined) return { one, files }
  const stored = await keptComparison(open({ comparisonId: one.comparisonId }))
  return stored.kind === 'kept' ? { one, comparison: stored.comparison, files } : { one, lost: stored.kind, files }
}

const order = ['report.html', 'report.pdf', 'comparison.json', 'csv']

function filesOf(folder: string, below: string): readonly string[] {
  const into = join(folder, below)
  if (!existsSync(into)) return []
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return readdirSync(into)
    .filter((name) => order.includes(name) || name.endsWith('.log'))
    .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((name) => `${below}/${name}`)
}
