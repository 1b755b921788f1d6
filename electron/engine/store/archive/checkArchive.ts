import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { comparisonSchema } from '../../../../shared/domain/comparisonSchema.ts'
import { PalierError } from '../../../../shared/domain/failure.ts'
import { manifestSchema } from '../../../../shared/domain/manifestSchema.ts'
import { resultSchema } from '../../../../shared/domain/resultSchema.ts'
import { parseStored } from '../readStored.ts'
import { type ArchivedFile, type ArchiveIndex, archiveFormat, archiveIndexSchema, indexName } from './archiveIndex.ts'
import { type ArchiveEntry, readArchive, refuse } from './readArchive.ts'
import { toArchivePlace } from './toArchivePlace.ts'

/** An hour with eight containers is some 60 MB; eight such runs, repeated twenty times, still fit. */
const mostBytes = 16 * 1024 ** 3
const mostFiles = 20_000
/** Of a file that is read whole: the index, a manifest, a result, a comparison. */
const mostTextBytes = 128 * 1024 ** 2

/**
 * Reads an archive to its end without writing anything, and gives its index when everything is as it should be: the index
 * first, then exactly the files it names, each where a run or comparison has one, with its size, checksum and schema.
 * Throws `PalierError` archiveRefused with the first thing that is wrong.
 */
export async function checkArchive(file: string): Promise<ArchiveIndex> {
  let index: ArchiveIndex | undefined
  const expected = new Map<string, ArchivedFile>()
  await readArchive(file, async (entry) => {
    refuseOddEntry(file, entry)
    if (index === undefined) {
      index = await readIndex(file, entry)
      for (const one of index.files) expected.set(one.path, one)
      return
    }
    const declared = expected.get(entry.path)
    if (declared === undefined) throw refuse(file, `It holds ${shown(entry.path)}, which its index does not name.`)
    expected.delete(entry.path)
    await checkFile(file, entry, declared)
  })
  if (index === undefined) throw refuse(file, 'It is empty.')
  const [missing] = expected.keys()
  if (missing !== undefined) throw refuse(file, `${missing} is missing in it.`)
  return index
}

/** Plain files only, before anything is known of them. */
function refuseOddEntry(file: string, { path, type }: ArchiveEntry): void {
  if (type !== 'file') throw refuse(file, `${shown(path)} in it is no plain file but a ${type}.`)
}

async function readIndex(file: string, entry: ArchiveEntry): Promise<ArchiveIndex> {
  if (entry.path !== indexName) {
    throw refuse(file, `It is no archive of Palier: it begins with ${shown(entry.path)} instead of ${indexName}.`)
  }
  const { text } = await taken(file, entry, true)
  const index = parsed(file, indexName, text, archiveIndexSchema, archiveFormat)
  const bytes = index.files.reduce((sum, one) => sum + one.bytes, 0)
  if (bytes > mostBytes || index.files.length > mostFiles) {
    throw refuse(file, `It is too large: ${index.files.length} files, ${Math.round(bytes / 1024 ** 2)} MiB unpacked.`)
  }
  const paths = new Set(index.files.map(({ path }) => path))
  if (paths.size < index.files.length) throw refuse(file, 'Its index names a file twice.')
  const wanted = [
    ...index.runs.map((id) => `runs/${id}/manifest.json`),
    ...index.comparisons.map((id) => `comparisons/${id}/comparison.json`),
  ]
  for (const path of wanted) if (!paths.has(path)) throw refuse(file, `${shown(path)} is missing in it.`)
  for (const path of paths) {
    const place = toArchivePlace(path)
    if (place === undefined || !index[place.kind].includes(place.id)) {
      throw refuse(file, `It holds ${shown(path)}, which is no part of a run or comparison in it.`)
    }
  }
  return index
}

async function checkFile(file: string, entry: ArchiveEntry, declared: ArchivedFile): Promise<void> {
  const { path } = entry
  const place = toArchivePlace(path)
  if (entry.bytes !== declared.bytes) throw refuse(file, `${path} in it has another size than its index says.`)
  const { text, sha256 } = await taken(file, entry, place?.file.endsWith('.json') === true)
  if (sha256 !== declared.sha256) throw refuse(file, `${path} in it is damaged: its checksum is another one.`)
  if (place?.file === 'manifest.json') {
    const { id, outcome } = parsed(file, path, text, manifestSchema, 'palier.run/1')
    if (id !== place.id) throw refuse(file, `${path} in it belongs to another run, ${shown(id)}.`)
    if (outcome === undefined) throw refuse(file, `The run ${id} in it has not ended.`)
  }
  if (place?.file === 'result.json') parsed(file, path, text, resultSchema, 'palier.result/1')
  if (place?.file === 'comparison.json') {
    const { id, outcome } = parsed(file, path, text, comparisonSchema, 'palier.comparison/1')
    if (id !== place.id) throw refuse(file, `${path} in it belongs to another comparison, ${shown(id)}.`)
    if (outcome === 'running') throw refuse(file, `The comparison ${id} in it has not ended.`)
  }
}

/** The content's checksum, and its text when that is asked for. */
async function taken(
  file: string,
  { path, bytes, content }: ArchiveEntry,
  withText: boolean,
): Promise<{ readonly text: string; readonly sha256: string }> {
  if (withText && bytes > mostTextBytes) throw refuse(file, `${shown(path)} in it is too large to be one of ours.`)
  const hash = createHash('sha256')
  const parts: Buffer[] = []
  for await (const part of content) {
    hash.update(part)
    if (withText) parts.push(part)
  }
  return { text: Buffer.concat(parts).toString('utf8'), sha256: hash.digest('hex') }
}

function parsed<T>(file: string, path: string, text: string, schema: z.ZodType<T>, format: string): T {
  try {
    return parseStored(path, text, schema, format)
  } catch (error) {
    if (!(error instanceof PalierError) || error.failure.kind !== 'storeUnreadable') throw error
    throw refuse(file, `${path} in it cannot be used: ${error.failure.message}.`, error)
  }
}

/** A path of somebody else's in a sentence of ours: in quotes, without control characters, not endless. */
function shown(path: string): string {
  return JSON.stringify(path.slice(0, 120))
}
