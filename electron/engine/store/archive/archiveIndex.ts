import { z } from 'zod'

export const archiveFormat = 'palier.archive/1'
export const indexName = 'palier-archive.json'

/** The first entry of an archive: what is in it, so that everything can be checked before anything is written. */
export const archiveIndexSchema = z.strictObject({
  schema: z.literal(archiveFormat),
  runs: z.array(z.string()),
  comparisons: z.array(z.string()),
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})

export type ArchiveIndex = z.infer<typeof archiveIndexSchema>
export type ArchivedFile = ArchiveIndex['files'][number]
