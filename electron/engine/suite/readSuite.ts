import { basename } from 'node:path'
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Suite, SuiteComparison } from '../../../shared/domain/suite.ts'
import { suiteComparisonSchema, suiteSchema } from '../../../shared/domain/suiteSchema.ts'
import { definedOnly } from '../topology/definedOnly.ts'
import { distinctProblems } from '../topology/distinctProblems.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { ProblemLog } from '../topology/ProblemLog.ts'
import { readFields } from '../topology/readFields.ts'
import { readYamlFile, type ShowPath } from '../topology/readYamlFile.ts'
import { checkNames } from './checkNames.ts'

type Read = Partial<SuiteComparison>

const howMany = 'a list of 1 to 50 comparisons'
/** Read one by one: what is wrong with one of them hides nothing of the others. */
const someComparisons = z.array(z.unknown(), howMany).min(1, howMany).max(50, howMany)

/**
 * A suite, checked as its comparisons would be before they start: also everything that it names is looked up, so that nothing of it is
 * found out after an hour. It is only given when nothing is wrong.
 */
export function readSuite(
  path: string,
  showPath: ShowPath,
  catalogue: Catalogue,
): { readonly suite: Suite | undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { suite: undefined, problems }
  const log = new ProblemLog(file)
  const fields = { ...suiteSchema.shape, comparisons: someComparisons }
  const { name, title, description, comparisons: raw = [] } = readFields(log, fields, file.value, [])
  const id = basename(path).replace(/\.ya?ml$/, '')
  if (name !== undefined && name !== id) log.add(['name'], { expected: `${id}, the name of the file` })
  const read = raw.map((one, index): Read => readFields(log, suiteComparisonSchema.shape, one, ['comparisons', index]))
  checkTwice(log, read)
  const comparisons = read.filter(isWhole)
  const strangers = read.flatMap((one, index) => checkNames(one, ['comparisons', index], log, catalogue))
  if (title === undefined || log.problems.length + strangers.length > 0) {
    return { suite: undefined, problems: distinctProblems([...log.problems, ...strangers]) }
  }
  return { suite: definedOnly<Suite>({ id, title, description, comparisons }), problems: [] }
}

function checkTwice(log: ProblemLog, read: readonly Read[]): void {
  const seen = new Set<string>()
  for (const [index, { name }] of read.entries()) {
    if (name === undefined) continue
    if (seen.has(name)) {
      const found = `${JSON.stringify(name)} again`
      log.add(['comparisons', index, 'name'], { found, expected: 'each name once: it is the name of a folder' })
    }
    seen.add(name)
  }
}

function isWhole(one: Read): one is SuiteComparison {
  return (['name', 'title', 'configurations', 'profile'] as const).every((field) => one[field] !== undefined)
}
