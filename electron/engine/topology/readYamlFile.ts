import { readFileSync } from 'node:fs'
import type { Problem } from '../../../shared/domain/problem.ts'
import { readYaml, type YamlFile } from './readYaml.ts'

/** An absolute path as the person knows it: relative to where they stand when inside. */
export type ShowPath = (absolute: string) => string

/** A YAML file from disk; a file that cannot be read is a problem like any other. */
export function readYamlFile(
  path: string,
  showPath: ShowPath,
): { readonly file: YamlFile | undefined; readonly problems: readonly Problem[] } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : String(error)
    return { file: undefined, problems: [{ where: showPath(path), field: '', found, expected: 'a readable file' }] }
  }
  return readYaml(text, showPath(path))
}
