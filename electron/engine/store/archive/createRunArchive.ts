import { join } from 'node:path'
import type { Host } from '../../ports/host.ts'
import type { RunArchive } from '../../ports/runArchive.ts'
import { folderNames } from '../runFolder.ts'
import { unreadable } from '../storeError.ts'
import { realFs, type StoreFs } from '../storeFs.ts'
import { type ArchivedFile, type ArchiveIndex, archiveFormat } from './archiveIndex.ts'
import { checkArchive } from './checkArchive.ts'
import { refuse } from './readArchive.ts'
import { removeStored } from './removeStored.ts'
import { storedFiles } from './storedFiles.ts'
import { endedComparison, endedManifest, findStored, runsOfComparison } from './storedIds.ts'
import type { ArchivePlace } from './toArchivePlace.ts'
import { unpackArchive } from './unpackArchive.ts'
import { writeArchive } from './writeArchive.ts'

export interface RunArchiveOptions {
  /** The same as the store's. */
  readonly root: string
  readonly host: Pick<Host, 'isAlive' | 'self'>
  readonly fs?: StoreFs
}

type Folder = Omit<ArchivePlace, 'file'>

/** Whole folders of the store: removed, packed into one file, taken from one. See README.md of the store. */
export function createRunArchive({ root, host, fs = realFs }: RunArchiveOptions): RunArchive {
  return {
    find: (asked) => findStored(root, asked),
    remove: (asked) => removeStored(fs, root, asked, host),
    async export(asked, file) {
      const { kind, id } = findStored(root, asked)
      const folders = kind === 'run' ? [endedRun(root, id, host)] : endedFolders(root, id, host)
      const files: ArchivedFile[] = []
      for (const folder of folders) files.push(...(await storedFiles(root, folder)))
      return { file, bytes: await writeArchive(root, toIndex(folders, files), file) }
    },
    async import(file) {
      const index = await checkArchive(file)
      const folders = [
        ...index.runs.map((id): Folder => ({ kind: 'runs', id })),
        ...index.comparisons.map((id): Folder => ({ kind: 'comparisons', id })),
      ]
      const known = await identicalFolders(root, file, index, folders)
      const news = folders.filter((folder) => !known.includes(folder))
      if (news.length > 0) await unpackArchive(fs, root, file, index, news, host)
      const idsOf = (kind: Folder['kind']): string[] => news.filter((one) => one.kind === kind).map(({ id }) => id)
      return {
        runIds: idsOf('runs'),
        comparisonIds: idsOf('comparisons'),
        alreadyThere: known.map(({ id }) => id),
      }
    },
  }
}

function endedRun(root: string, id: string, host: Pick<Host, 'isAlive'>): Folder {
  if (endedManifest(root, id, host) !== undefined) return { kind: 'runs', id }
  throw unreadable(join(root, 'runs', id), 'its manifest is missing or damaged; it cannot be exported')
}

/** A comparison and every run that was made for it and is still there. */
function endedFolders(root: string, id: string, host: Pick<Host, 'isAlive'>): Folder[] {
  if (endedComparison(root, id, host) === undefined) {
    throw unreadable(join(root, 'comparisons', id), 'comparison.json is missing or damaged; it cannot be exported')
  }
  return [...runsOfComparison(root, id, host).map((run) => endedRun(root, run, host)), { kind: 'comparisons', id }]
}

function toIndex(folders: readonly Folder[], files: readonly ArchivedFile[]): ArchiveIndex {
  const idsOf = (kind: Folder['kind']): string[] => folders.filter((one) => one.kind === kind).map(({ id }) => id)
  return { schema: archiveFormat, runs: idsOf('runs'), comparisons: idsOf('comparisons'), files: [...files] }
}

/** What is here already, to the last byte. Another one under the same id is a reason to refuse the whole archive. */
async function identicalFolders(
  root: string,
  file: string,
  index: ArchiveIndex,
  folders: readonly Folder[],
): Promise<Folder[]> {
  const known: Folder[] = []
  for (const folder of folders) {
    if (!folderNames(join(root, folder.kind)).includes(folder.id)) continue
    const here = await storedFiles(root, folder)
    const archived = index.files.filter(({ path }) => path.startsWith(`${folder.kind}/${folder.id}/`))
    if (fingerprint(here) !== fingerprint(archived)) {
      throw refuse(
        file,
        `Its ${folder.kind === 'runs' ? 'run' : 'comparison'} ${folder.id} is here already with other content. Remove that one first, or keep it.`,
      )
    }
    known.push(folder)
  }
  return known
}

function fingerprint(files: readonly ArchivedFile[]): string {
  return files
    .map(({ path, sha256 }) => `${path} ${sha256}`)
    .sort()
    .join('\n')
}
