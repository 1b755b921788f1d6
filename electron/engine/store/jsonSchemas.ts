import { z } from 'zod'
import { comparisonSchema } from '../../../shared/domain/comparisonSchema.ts'
import { generatorCheckSchema } from '../../../shared/domain/generatorCheckSchema.ts'
import { manifestSchema } from '../../../shared/domain/manifestSchema.ts'
import { resultSchema } from '../../../shared/domain/resultSchema.ts'
import { suiteRecordSchema } from '../../../shared/domain/suiteRecordSchema.ts'

/** A file format of the product, as `palier schema` prints it. */
export interface PublishedSchema {
  /** `palier.result/1`: name and version, and the file's own `schema` field where it has one. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly schema: z.ZodType
}

const own: readonly PublishedSchema[] = [
  {
    id: 'palier.run/1',
    title: 'Palier run manifest',
    description: 'runs/<id>/manifest.json: what was run, and how it ended.',
    schema: manifestSchema,
  },
  {
    id: 'palier.result/1',
    title: 'Palier run result',
    description: 'runs/<id>/result.json: the figures of one run. Derived, and recomputable from the run’s other files.',
    schema: resultSchema,
  },
  {
    id: 'palier.comparison/1',
    title: 'Palier comparison',
    description: 'comparisons/<id>/comparison.json and compare --json: runs of several configurations side by side.',
    schema: comparisonSchema,
  },
  {
    id: 'palier.suite/1',
    title: 'Palier suite',
    description: 'suite.json in a suite’s folder: what was asked, what became of each comparison, and where it lies.',
    schema: suiteRecordSchema,
  },
  {
    id: 'palier.generator/1',
    title: 'Palier generator check',
    description: 'generator.json in the configuration folder: what the load generator can do on this machine.',
    schema: generatorCheckSchema,
  },
]

/**
 * JSON Schemas (draft 2020-12) by short name (`result`), of the stored formats and of `others`, the formats people write.
 * For those a field with a default need not be written, hence `input`.
 */
export function toJsonSchemas(others: readonly PublishedSchema[] = []): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...own, ...others].map(({ id, title, description, schema }) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
      return [shortName(id), { $schema, $id: id, title, description, ...rest }]
    }),
  )
}

function shortName(id: string): string {
  return id.replace(/^palier\./, '').replace(/\/\d+$/, '')
}
