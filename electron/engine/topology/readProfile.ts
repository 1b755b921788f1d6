import { basename } from 'node:path'
import type { Fault } from '../../../shared/domain/fault.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { type ClosedLoad, defaultMaxInFlight, type OpenLoad, type Profile } from '../../../shared/domain/profile.ts'
import { closedProfileSchema, modelSchema, openProfileSchema } from '../../../shared/domain/profileSchema.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { definedOnly } from './definedOnly.ts'
import { distinctProblems } from './distinctProblems.ts'
import { ProblemLog } from './ProblemLog.ts'
import { readFields } from './readFields.ts'
import { readYamlFile, type ShowPath } from './readYamlFile.ts'
import { toFaultAction } from './toFaultAction.ts'

/** A load profile. It is only given when nothing is wrong. */
export function readProfile(
  path: string,
  showPath: ShowPath,
): { readonly profile: Profile | undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { profile: undefined, problems }
  const log = new ProblemLog(file)
  const { words, load } = isOpen(file.value) ? readOpen(log, file.value) : readClosed(log, file.value)
  const { name, title, description, connections } = words
  const faults = readFaults(log, words.faults, file.value)
  const id = basename(path, '.yaml')
  if (name !== undefined && name !== id) log.add(['name'], { expected: `${id}, the name of the file` })
  if (title === undefined || load === undefined || log.problems.length > 0) {
    return { profile: undefined, problems: distinctProblems(log.problems) }
  }
  const named = definedOnly<Pick<Profile, 'id' | 'title' | 'description' | 'connections' | 'faults'>>({
    id,
    title,
    description,
    connections,
    faults,
  })
  return { profile: { ...named, ...load }, problems: [] }
}

function isOpen(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'model' in value && value.model === 'open'
}

/** What names no model, or another one, is read as closed: most are. */
function readClosed(log: ProblemLog, value: unknown) {
  const {
    model,
    stages = [],
    ...words
  } = readFields(log, { ...closedProfileSchema.shape, model: modelSchema }, value, [])
  const read = stages.map(({ duration, users }, index) => ({ durationMs: stageMs(log, duration, index), users }))
  if (stages.length > 0 && stages.every(({ users }) => users === 0)) {
    log.add(['stages'], { found: 'no users in any stage', expected: 'a stage with users', atKey: true })
  }
  const load: ClosedLoad | undefined = model === undefined ? undefined : { model: 'closed', stages: read }
  return { words, load }
}

function readOpen(log: ProblemLog, value: unknown) {
  const { model, stages = [], arrivals, maxInFlight, ...words } = readFields(log, openProfileSchema.shape, value, [])
  const read = stages.map(({ duration, rate }, index) => ({
    durationMs: stageMs(log, duration, index),
    ratePerS: rate,
  }))
  if (stages.length > 0 && stages.every(({ rate }) => rate === 0)) {
    log.add(['stages'], { found: 'a rate of 0 in every stage', expected: 'a stage with a rate', atKey: true })
  }
  const load: OpenLoad | undefined = model && {
    model,
    stages: read,
    arrivals: arrivals ?? 'poisson',
    maxInFlight: maxInFlight ?? defaultMaxInFlight,
  }
  return { words, load }
}

interface WrittenFault {
  readonly at: string
  readonly for?: string
  readonly fault: string
}

/** Undefined without any. Their words are looked at one by one, so that a bad field of one hides no other. */
function readFaults(
  log: ProblemLog,
  written: readonly WrittenFault[] | undefined,
  value: unknown,
): readonly Fault[] | undefined {
  const raw = (value as { faults?: unknown } | null)?.faults
  for (const [index, one] of (Array.isArray(raw) ? raw : []).entries()) {
    const { for: lasting, fault } = (one ?? {}) as Readonly<Record<string, unknown>>
    if (toDurationMs(lasting) === 0) log.add(['faults', index, 'for'], { expected: 'a duration above 0' })
    const action = typeof fault === 'string' ? toFaultAction(fault) : undefined
    if (action?.kind === 'wrong') log.add(['faults', index, 'fault'], { expected: action.complaint.expected })
  }
  const read = written?.flatMap(({ at, for: lasting, fault }) => {
    const action = toFaultAction(fault)
    const forMs = lasting === undefined ? undefined : toDurationMs(lasting)
    return action.kind === 'wrong'
      ? []
      : [definedOnly<Fault>({ atMs: toDurationMs(at) ?? 0, forMs, action: action.value })]
  })
  return read === undefined || read.length === 0 ? undefined : read.toSorted((a, b) => a.atMs - b.atMs)
}

function stageMs(log: ProblemLog, duration: string, index: number): number {
  const durationMs = toDurationMs(duration) ?? 0
  if (durationMs <= 0) log.add(['stages', index, 'duration'], { expected: 'a duration above 0' })
  return durationMs
}
