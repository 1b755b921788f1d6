/**
 * `20261121-184700-duo-lb-tuned-x7k2`: sorts by time, says what it is, and is a file name on every system.
 * `utc` is ISO 8601; the last part keeps apart what starts within one second.
 */
export function toRunId(utc: string, configurationId: string, random32: number): string {
  return `${stamp(utc)}-${slug(configurationId)}-${mark(random32)}`
}

/** `20261121-184700-comparison-x7k2`. */
export function toComparisonId(utc: string, random32: number): string {
  return `${stamp(utc)}-comparison-${mark(random32)}`
}

/** `20261121-184700-suite-instances-x7k2`. */
export function toSuiteId(utc: string, suite: string, random32: number): string {
  return `${stamp(utc)}-suite-${slug(suite)}-${mark(random32)}`
}

/** The wall time that an id was made from; undefined when it is none of ours. */
export function utcOfId(id: string): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(id)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  return Number.isNaN(Date.parse(utc)) ? undefined : utc
}

function stamp(utc: string): string {
  return new Date(utc).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-$/, '') || 'run'
  )
}

function mark(random32: number): string {
  return ((random32 >>> 0) % 36 ** 4).toString(36).padStart(4, '0')
}
