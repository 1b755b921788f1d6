import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogAsk, LogExcerpt, LogExcerptLine } from '../../../shared/contract/logExcerpt.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { StoredRun } from '../ports/runStore.ts'
import { evidenceName } from './evidenceName.ts'

const mostLines = 400
/** Above a moment that is asked for: what led to it. */
const leadingLines = 150

/** What was kept of a container's log. Throws `PalierError` unknownName for a container that is none of the run's. */
export function containerLog({ folder, manifest }: StoredRun, ask: LogAsk): LogExcerpt {
  const known = manifest.containers.map(({ name }) => name)
  if (!known.includes(ask.container)) {
    throw new PalierError({ kind: 'unknownName', what: 'container', name: ask.container, known })
  }
  const file = join(folder, 'evidence', evidenceName(`${ask.container}.log`))
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const originMs = manifest.measuredAt === undefined ? undefined : Date.parse(manifest.measuredAt)
  return logExcerpt(text, originMs, ask)
}

/** Each line begins with the engine's time of it; `originMs` is the wall time of the run's 0. */
export function logExcerpt(
  text: string,
  originMs: number | undefined,
  { atMs, from }: Pick<LogAsk, 'atMs' | 'from'>,
): LogExcerpt {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toLine(line, originMs))
  const begin = atMs === undefined ? (from ?? 0) : firstFrom(lines, atMs) - leadingLines
  const first = Math.max(0, Math.min(begin, lines.length - 1))
  return { lines: lines.slice(first, first + mostLines), from: first, all: lines.length }
}

/** Without a line of that time or later, the end. */
function firstFrom(lines: readonly LogExcerptLine[], atMs: number): number {
  const found = lines.findIndex((line) => line.atMs !== undefined && line.atMs >= atMs)
  return found === -1 ? lines.length : found
}

function toLine(line: string, originMs: number | undefined): LogExcerptLine {
  const [, time, text] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) (.*)$/.exec(line) ?? []
  if (time === undefined || text === undefined) return { text: line }
  const wallMs = Date.parse(time)
  if (originMs === undefined || Number.isNaN(wallMs)) return { text }
  return { text, atMs: wallMs - originMs }
}
