import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import type { Problem } from '../../shared/domain/problem.ts'

/** What keeps a result from being written to this absolute path, found out by opening it; an existing file keeps its content. */
export function unwritableProblems(option: string, path: string): readonly Problem[] {
  const isThere = existsSync(path)
  try {
    closeSync(openSync(path, 'a'))
    if (!isThere) rmSync(path)
    return []
  } catch (error) {
    const found = `${path}, ${words(error)}`
    return [{ where: option, field: '', found, expected: 'a file that can be written, or - for stdout' }]
  }
}

function words(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'whose folder does not exist',
    ENOTDIR: 'whose folder is a file',
    EISDIR: 'which is a folder',
    EACCES: 'which may not be written',
    EPERM: 'which may not be written',
    EROFS: 'on a file system that is read-only',
    ENOSPC: 'on a file system that is full',
  }
  return known[code] ?? message
}
