import { basename } from 'node:path'
import { defaultCapacityBounds, type Objectives, type Target } from '../../../shared/domain/objectives.ts'
import { objectivesSchema, targetSchema } from '../../../shared/domain/objectivesSchema.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { checkTarget } from './checkTarget.ts'
import { definedOnly } from './definedOnly.ts'
import { distinctProblems } from './distinctProblems.ts'
import { ProblemLog } from './ProblemLog.ts'
import { readFields } from './readFields.ts'
import { readYamlFile, type ShowPath } from './readYamlFile.ts'

/** Targets and capacity bounds, the bounds filled in where none are written. Only given when nothing is wrong. */
export function readObjectives(
  path: string,
  showPath: ShowPath,
): { readonly objectives: Objectives | undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { objectives: undefined, problems }
  const log = new ProblemLog(file)
  const read = readFields(log, objectivesSchema.shape, file.value, [])
  const { name, title, description, capacity = defaultCapacityBounds, targets } = read
  const id = basename(path, '.yaml')
  if (name !== undefined && name !== id) log.add(['name'], { expected: `${id}, the name of the file` })
  checkTargets(log, file.value)
  if (title === undefined || targets === undefined || log.problems.length > 0) {
    return { objectives: undefined, problems: distinctProblems(log.problems) }
  }
  return { objectives: definedOnly<Objectives>({ id, title, description, capacity, targets }), problems: [] }
}

/** One by one from the text: a target that is malformed hides no other. */
function checkTargets(log: ProblemLog, raw: unknown): void {
  const written = (raw as { targets?: unknown } | null)?.targets
  const seen = new Set<string>()
  for (const [index, one] of (Array.isArray(written) ? written : []).entries()) {
    const { success, data } = targetSchema.safeParse(one)
    if (!success) continue
    const target: Target = data
    if (seen.has(target.name)) {
      const found = `${JSON.stringify(target.name)} again`
      log.add(['targets', index, 'name'], { found, expected: 'each name once' })
    }
    seen.add(target.name)
    checkTarget(target, (field, complaint) => log.add(['targets', index, ...field], complaint))
  }
}
