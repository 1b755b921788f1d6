export type Log = (level: 'INFO' | 'WARN' | 'ERROR', text: string) => void

/** One line for each record, its level first; what Docker keeps beside it is the time. */
export function logLine(level: Parameters<Log>[0], text: string): string {
  return `${level} ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`
}
