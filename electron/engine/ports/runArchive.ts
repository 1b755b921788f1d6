import type { Answer } from '../../../shared/contract/requests.ts'

/** Whole runs and comparisons: found by an id or its beginning, removed, handed over as one file. */
export interface RunArchive {
  /** Throws `PalierError` unknownName. */
  find(id: string): { readonly kind: 'run' | 'comparison'; readonly id: string }
  /** A comparison goes with its runs. Throws `PalierError` stillOn. */
  remove(id: string): Answer<'run.remove'>
  /** `file` is an absolute path; it is replaced when the archive is whole. Throws `PalierError` stillOn, diskFull, storeUnwritable. */
  export(id: string, file: string): Promise<Answer<'run.export'>>
  /** All or nothing, after everything was checked. Throws `PalierError` archiveRefused, diskFull, storeUnwritable. */
  import(file: string): Promise<Answer<'run.import'>>
}
