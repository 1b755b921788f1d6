import type { ComponentChange } from '../../../shared/domain/events.ts'
import type { JsonRecord } from './jsonLines.ts'

export interface EngineEvent {
  readonly container: string
  readonly what: ComponentChange
  readonly exitCode?: number
  /** Wall time of the engine's host. */
  readonly engineMs: number
  /** The same for a replay of the same event. */
  readonly key: string
}

/** A `start` is a restart: everything of a stack that is followed has been started before. `restart`, `kill` and `stop` only repeat it. */
const changes: Readonly<Record<string, ComponentChange>> = {
  start: 'restarted',
  die: 'died',
  oom: 'oom',
  pause: 'paused',
  unpause: 'unpaused',
}

/** The actions worth asking the engine for; health and exec events, three a probe, are not among them. */
export const followedActions: readonly string[] = Object.keys(changes)

/** What happened to one of the containers of these ids; undefined for every other event. */
export function toChange(record: JsonRecord, nameOf: (id: string) => string | undefined): EngineEvent | undefined {
  const action = String(record.Action ?? record.status ?? '')
  const what = Object.hasOwn(changes, action) ? changes[action] : undefined
  const actor = record.Actor as { ID?: string; Attributes?: Record<string, string> } | undefined
  const container = nameOf(actor?.ID ?? '')
  if (what === undefined || container === undefined || record.Type !== 'container') return undefined
  const exitCode = Number(actor?.Attributes?.exitCode)
  const nano = Number(record.timeNano ?? 0)
  return {
    container,
    what,
    ...(what === 'died' && Number.isInteger(exitCode) ? { exitCode } : {}),
    engineMs: nano > 0 ? nano / 1e6 : Number(record.time ?? 0) * 1000,
    // As a double the nanoseconds are off by up to 256, the same way in every replay.
    key: `${actor?.ID} ${action} ${nano || record.time}`,
  }
}
