import { basename } from 'node:path'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { profileSchema } from '../../../shared/domain/profileSchema.ts'
import { definedOnly } from './definedOnly.ts'
import { distinctProblems } from './distinctProblems.ts'
import { ProblemLog } from './ProblemLog.ts'
import { readFields } from './readFields.ts'
import { readYamlFile, type ShowPath } from './readYamlFile.ts'
import { toDurationMs } from './toDurationMs.ts'

/** A load profile. It is only given when nothing is wrong. */
export function readProfile(
  path: string,
  showPath: ShowPath,
): { readonly profile: Profile | undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { profile: undefined, problems }
  const log = new ProblemLog(file)
  const { name, title, description, model, stages = [] } = readFields(log, profileSchema.shape, file.value, [])
  const id = basename(path, '.yaml')
  if (name !== undefined && name !== id) log.add(['name'], { expected: `${id}, the name of the file` })
  const read = stages.map(({ duration, users }, index) => {
    const durationMs = toDurationMs(duration) ?? 0
    if (durationMs <= 0) log.add(['stages', index, 'duration'], { expected: 'a duration above 0' })
    return { durationMs, users }
  })
  if (stages.length > 0 && stages.every(({ users }) => users === 0)) {
    log.add(['stages'], { found: 'no users in any stage', expected: 'a stage with users', atKey: true })
  }
  if (title === undefined || model === undefined || log.problems.length > 0) {
    return { profile: undefined, problems: distinctProblems(log.problems) }
  }
  return { profile: definedOnly<Profile>({ id, title, description, model, stages: read }), problems: [] }
}
