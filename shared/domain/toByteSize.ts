const letters = ['b', 'k', 'm', 'g', 't', 'p']

/** Docker's sizes, `512m`, `1g`, `1gb`, `1.5GiB`, or plain bytes; every unit is a power of 1024. Whole bytes. */
export function toByteSize(written: unknown): number | undefined {
  if (typeof written === 'number') return Number.isSafeInteger(written) && written >= 0 ? written : undefined
  if (typeof written !== 'string') return undefined
  const [, amount, unit] = /^(\d+(?:\.\d+)?) ?([bkmgtp](?:i?b)?)?$/i.exec(written) ?? []
  if (amount === undefined || unit?.toLowerCase() === 'bb') return undefined
  const bytes = Math.floor(Number(amount) * 1024 ** letters.indexOf((unit ?? 'b').charAt(0).toLowerCase()))
  return Number.isSafeInteger(bytes) ? bytes : undefined
}
