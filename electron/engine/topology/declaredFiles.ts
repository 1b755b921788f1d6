import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueAnswer } from '../../../shared/contract/listings.ts'
import { type NameKind, PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { ShowPath } from './readYamlFile.ts'

/** A declared thing that has been read, or what is wrong with its file. */
export interface Entry<T> {
  readonly id: string
  readonly item: T | undefined
  readonly problems: readonly Problem[]
  readonly root: string
}

/** Where something is declared: its name, its file, and the root that the file is below. */
export interface Place {
  readonly id: string
  readonly path: string
  readonly root: string
}

/** Each file read; a name that an earlier root has taken is a problem of the later one. */
export function readAll<T>(
  places: readonly Place[],
  showPath: ShowPath,
  read: (place: Place) => Pick<Entry<T>, 'item' | 'problems'>,
): readonly Entry<T>[] {
  const first = new Map<string, string>()
  return places.map((place) => {
    const { id, path, root } = place
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, path)
      return { id, root, ...read(place) }
    }
    const found = `the name ${id} again`
    const expected = `another name than in ${showPath(earlier)}`
    return { id, root, item: undefined, problems: [{ where: showPath(path), field: '', found, expected }] }
  })
}

/** What could be read, and everything that is wrong with the rest. */
export function toAnswer<T>(entries: readonly Entry<T>[]): CatalogueAnswer<T> {
  return {
    items: entries.flatMap(({ item }) => (item === undefined ? [] : [item])),
    problems: entries.flatMap(({ problems }) => problems),
  }
}

/**
 * Throws `PalierError`: badInput when the file of that name is broken, or when another root takes the name again, because
 * nobody could tell which of the two was measured; unknownName with the known names otherwise.
 */
export function find<T>(
  what: NameKind,
  entries: readonly Entry<T>[],
  id: string,
): { readonly item: T; readonly root: string } {
  const named = entries.filter((entry) => entry.id === id)
  const [only] = named
  if (named.length === 1 && only?.item !== undefined) return { item: only.item, root: only.root }
  const problems = named.flatMap((entry) => entry.problems)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const known = entries.flatMap((entry) => (entry.item === undefined ? [] : [entry.id]))
  throw new PalierError({ kind: 'unknownName', what, name: id, known })
}

/** `<root>/<folder>/<id>.yaml` below every root. */
export function filesBelow(roots: readonly string[], folder: string): readonly Place[] {
  return roots.flatMap((root) =>
    entriesOf(join(root, folder))
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map(({ name }) => ({ id: name.slice(0, -'.yaml'.length), path: join(root, folder, name), root })),
  )
}

/** Hidden ones left out; in the order of their names. */
export function entriesOf(folder: string) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}
