import { join } from 'node:path'
import { z } from 'zod'
import { readStored } from '../readStored.ts'
import { writeNewFile } from '../replaceFile.ts'
import type { StoreFs } from '../storeFs.ts'
import { toStoredText } from '../toStoredText.ts'

const noteSchema = z.strictObject({ schema: z.literal('palier.discarded/1'), at: z.iso.datetime() })

/** Keeps with what is discarded since when it is. */
export function noteDiscard(fs: StoreFs, folder: string, at: string): void {
  writeNewFile(
    fs,
    join(folder, 'discarded.json'),
    toStoredText({ schema: 'palier.discarded/1', at }, noteSchema),
    0o644,
  )
}

/** Undefined without a note; throws `storeUnreadable` when it is damaged. */
export function discardedAt(folder: string): string | undefined {
  return readStored(join(folder, 'discarded.json'), noteSchema, 'palier.discarded/1')?.at
}
