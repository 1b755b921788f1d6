import { LineCounter, parseDocument, visit } from 'yaml'
import type { Problem } from '../../../shared/domain/problem.ts'
import { isWritten, type Path, type Position, positionOf } from './positionOf.ts'

/** A YAML file's content as plain values, and where each of them is written. */
export interface YamlFile {
  /** As the person knows the file. */
  readonly where: string
  /** Anchors and merge keys are resolved. */
  readonly value: unknown
  readonly positionOf: (path: Path, part?: 'key' | 'value') => Position | undefined
  readonly isWritten: (path: Path) => boolean
}

/** Nobody writes deeper; an anchor inside itself has no end. */
const deepest = 60

/** Reads YAML 1.2 with merge keys. With problems of syntax (duplicate keys and unknown tags among them) there is no file. */
export function readYaml(
  text: string,
  where: string,
): { readonly file: YamlFile | undefined; readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
  const problems = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0])
    return { where, line, column: col, field: '', found: error.message, expected: expectedInsteadOf(error.code) }
  })
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0)
      const found = `*${alias.source}, which nothing is named`
      problems.push({ where, line, column: col, field: '', found, expected: 'the name of an anchor further up' })
    },
  })
  if (problems.length > 0) return { file: undefined, problems }
  const unusable = (found: string): Problem => ({ where, field: '', found, expected: 'YAML that can be expanded' })
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 1000 })
  } catch (error) {
    return { file: undefined, problems: [unusable(error instanceof Error ? error.message : String(error))] }
  }
  if (isDeeperThan(value, deepest)) return { file: undefined, problems: [unusable('an anchor that contains itself')] }
  return {
    file: {
      where,
      value,
      positionOf: (path, part) => positionOf(document, lines, path, part),
      isWritten: (path) => isWritten(document, path),
    },
    problems: [],
  }
}

function expectedInsteadOf(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'each key once'
  if (code === 'TAG_RESOLVE_FAILED') return 'no tags'
  if (code === 'MULTIPLE_DOCS') return 'one document in the file'
  return 'valid YAML'
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((child) => isDeeperThan(child, levels - 1))
}
