import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import type { StartedSuite, SuiteAsk, SuiteComparisonOutline, SuiteOutline } from '../../../shared/contract/suites.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { Suite, SuiteComparison } from '../../../shared/domain/suite.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import { comparisonEstimate } from '../comparison/comparisonEstimate.ts'
import { resolveComparison } from '../comparison/resolveComparison.ts'
import type { Host } from '../ports/host.ts'
import type { Ports } from '../ports.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { type SuiteSettings, suiteAsk } from './suiteAsk.ts'
import { suiteChecksum } from './suiteChecksum.ts'

/** A suite as it is to be run, from its beginning or from where it was left. */
export interface SuiteOrder {
  /** Absolute. */
  readonly folder: string
  readonly record: SuiteRecord
  readonly outlines: readonly SuiteComparisonOutline[]
  /** What a person has to know of one that goes on. */
  readonly warnings: readonly LocalText[]
}

/** What a suite is held against. */
interface Reads {
  readonly catalogue: Catalogue
  /** Where secrets of scenarios come from; for an outline anything will do. */
  readonly variable: Ports['variable']
}

/** A new one: nothing of it has begun. */
export function newSuite(
  suite: Suite,
  { suite: asked, timeScale, seed, repeat, language, pdf = false }: SuiteAsk,
  place: { readonly id: string; readonly folder: string; readonly createdAt: string },
  { host, ...reads }: Reads & { readonly host: Pick<Host, 'self'> },
): SuiteOrder {
  const settings = { timeScale, seed, ...(repeat !== undefined && { repeat }) }
  const { id, folder, createdAt } = place
  const { title, description, comparisons } = suite
  return {
    folder,
    warnings: [],
    outlines: suiteOutline(suite, settings, reads).comparisons,
    record: {
      schema: 'palier.suite/1',
      id,
      suite: suite.id,
      declared: { asked, checksum: suiteChecksum(suite) },
      title,
      ...(description && { description }),
      createdAt,
      timeScale,
      seed,
      language,
      pdf,
      outcome: 'running',
      lease: host.self(),
      comparisons: comparisons.map((declared, index) => ({
        name: declared.name,
        title: declared.title,
        folder: `${String(index + 1).padStart(2, '0')}-${declared.name}`,
        ask: keptAsk(suiteAsk(declared, settings)),
        outcome: 'pending',
      })),
    },
  }
}

/** What is told of it before it is run. */
export function suiteOutline(
  { id, title, description, comparisons }: Suite,
  settings: SuiteSettings,
  reads: Reads,
): SuiteOutline {
  return {
    id,
    title,
    ...(description && { description }),
    comparisons: comparisons.map((one) => outlineOf(one, suiteAsk(one, settings), reads)),
  }
}

/** Of a comparison as it is asked for. Throws `PalierError` badInput when something that it names is gone. */
export function outlineOf(
  { name, title }: Pick<SuiteComparison, 'name' | 'title'>,
  ask: ComparisonAsk,
  { catalogue, variable }: Reads,
): SuiteComparisonOutline {
  const runs = resolveComparison(ask, catalogue, variable)
  return {
    name,
    title,
    configurations: runs.map(({ configuration }) => configuration.id),
    profile: ask.profile,
    runs: runs.length * (ask.repeat + (ask.confirmOpen === true ? 1 : 0)),
    estimateMs: comparisonEstimate(runs, ask).estimateMs,
  }
}

export function toStarted({ folder, record, outlines, warnings }: SuiteOrder): StartedSuite {
  const { id: suiteId, title } = record
  return { suiteId, folder, title, comparisons: outlines, ...(warnings.length > 0 && { warnings }) }
}

/** As the file keeps it: lists of its own. */
function keptAsk({ configurations, faults, ...asked }: ComparisonAsk): SuiteRecord['comparisons'][number]['ask'] {
  return { ...asked, configurations: [...configurations], ...(faults && { faults: [...faults] }) }
}
