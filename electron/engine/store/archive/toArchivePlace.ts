import { evidenceName } from '../evidenceName.ts'

/** Where a file of an archive belongs. */
export interface ArchivePlace {
  readonly kind: 'runs' | 'comparisons'
  /** Of the run or comparison: the folder's name. */
  readonly id: string
  /** Within that folder, with `/`. */
  readonly file: string
}

/** As the ids that `runId.ts` makes; nothing else may become a folder here. */
const idPattern = /^\d{8}-\d{6}-[a-z0-9][a-z0-9-]{0,80}$/

/**
 * `runs/<id>/manifest.json` to its parts; undefined for every path that no run or comparison has: absolute ones, ones with
 * `..`, hidden files, other folders. The path is only compared, never resolved.
 *
 *   runs/<id>/{manifest,result}.json, runs/<id>/<stream>.ndjson, runs/<id>/evidence/<name>
 *   comparisons/<id>/comparison.json
 */
export function toArchivePlace(path: string): ArchivePlace | undefined {
  const [kind, id = '', ...rest] = path.split('/')
  if (!idPattern.test(id)) return undefined
  const file = rest.join('/')
  if (kind === 'comparisons') return file === 'comparison.json' ? { kind, id, file } : undefined
  if (kind !== 'runs') return undefined
  if (/^(manifest|result)\.json$|^[a-z]{1,30}\.ndjson$/.test(file)) return { kind, id, file }
  const [folder, name = '', ...deeper] = rest
  const isEvidence = folder === 'evidence' && deeper.length === 0 && name !== '' && evidenceName(name) === name
  return isEvidence ? { kind, id, file } : undefined
}
