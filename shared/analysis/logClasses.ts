import type { LogClass } from '../domain/logLine.ts'

/** Levels as words in capitals (most programs), in brackets (Nginx, HAProxy), or as the value of a field (logfmt). */
const errorWord =
  /\b(?:ERROR|FATAL|PANIC|CRITICAL|CRIT|ALERT|EMERG|EMERGENCY|SEVERE)\b|\[(?:error|crit|alert|emerg|fatal)\]|\b(?:level|lvl|severity)=(?:error|fatal|panic|critical|crit|alert|emerg)\b|\bERR\b(?=\s)|^\s*(?:error|fatal):/
const warnWord =
  /\bWARN(?:ING)?\b|\[warn(?:ing)?\]|\b(?:level|lvl|severity)=warn(?:ing)?\b|\bWRN\b|^\s*warning:|^\d+:[A-Z] [^#]*# /
/** PostgreSQL's own line about a statement that took longer than `log_min_duration_statement`. */
const slowWord = /\bslow\b|\bLOG: {1,2}duration: /i

/** pino's levels; others write words. */
const pinoError = 50
const pinoWarn = 40

/**
 * The class of a log line; undefined for one that is of none. What stands in quotes is somebody's words (a path, a user agent, a value)
 * and says nothing, unless the line is JSON: then its level is asked, and its message whether it is about slowness. A WARN that says
 * what was slow is slow; an ERROR is an error whatever it says.
 */
export function logClassOf(line: string): LogClass | undefined {
  const fields = fieldsOf(line)
  if (fields !== undefined) return classOf(levelOf(fields), slowWord.test(String(fields.msg ?? fields.message ?? '')))
  const words = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
  const level = errorWord.test(words) ? 'error' : warnWord.test(words) ? 'warn' : undefined
  return classOf(level, slowWord.test(words))
}

function classOf(level: 'error' | 'warn' | undefined, isSlow: boolean): LogClass | undefined {
  if (level === 'error') return level
  return isSlow ? 'slow' : level
}

/** Of a line that is a JSON object; what was cut off is none. */
function fieldsOf(line: string): Readonly<Record<string, unknown>> | undefined {
  const text = line.trim()
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

function levelOf(fields: Readonly<Record<string, unknown>>): 'error' | 'warn' | undefined {
  const level = fields.level ?? fields.severity ?? fields.lvl
  if (typeof level === 'number') return level >= pinoError ? 'error' : level >= pinoWarn ? 'warn' : undefined
  const word = String(level ?? '')
  if (/^(?:err(?:or)?|fatal|panic|crit(?:ical)?|alert|emerg(?:ency)?)$/i.test(word)) return 'error'
  return /^warn(?:ing)?$/i.test(word) ? 'warn' : undefined
}

/** What lines of one kind have in common: the same words, whatever their numbers, ids and quoted parts. */
export function logKindOf(line: string): string {
  return line
    .replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""')
    .replaceAll(/\b[0-9a-f]*\d[0-9a-f.:]*/gi, '#')
    .replaceAll(/\s+/g, ' ')
}
