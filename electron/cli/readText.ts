import { readFileSync } from 'node:fs'
import type { Problem } from '../../shared/domain/problem.ts'

/** A file that an option names; one that cannot be read is a problem, and the answer is then of no meaning. */
export function readText(option: string, path: string, problems: Problem[]): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const found = `${path}, ${words[code] ?? message}`
    problems.push({ where: option, field: '', found, expected: 'a file that can be read' })
    return ''
  }
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'which does not exist',
  EISDIR: 'which is a folder',
  EACCES: 'which may not be read',
}
