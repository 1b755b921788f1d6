import type { DatabaseFacts } from '../../domain/databaseSchema.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

/** Sentences about indexes, names between `**`; and what to bear in mind before acting on them. */
export interface IndexHints {
  readonly missing: readonly string[]
  readonly unused: readonly string[]
  readonly cautions: readonly string[]
}

export function indexHintTexts(
  { missingIndexes, unusedIndexes }: Pick<DatabaseFacts, 'missingIndexes' | 'unusedIndexes'>,
  { t, figures }: ReportTexts,
): IndexHints {
  return {
    missing: missingIndexes.map(({ table, wholeReads, rowsPerRead, indexReads }) =>
      t('hints.missing', {
        table,
        wholeReads: figures.count(wholeReads),
        rows: figures.count(rowsPerRead),
        indexReads: figures.count(indexReads),
      }),
    ),
    unused: unusedIndexes.map(({ table, index, bytes }) =>
      t('hints.unused', { table, index, size: figures.count(bytes / 1024) }),
    ),
    cautions: [
      ...(missingIndexes.length > 0 ? [t('hints.missingCaution')] : []),
      ...(unusedIndexes.length > 0 ? [t('hints.unusedCaution')] : []),
    ],
  }
}
