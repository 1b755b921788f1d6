import { toNumber } from '../../../shared/domain/parameterValue.ts'
import { toByteSize } from '../../../shared/domain/toByteSize.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { field } from './field.ts'

/**
 * What stands for one value in a Compose file. Numbers and truth values may be texts, because an interpolated value
 * is one: Compose casts by place, and so do these.
 */

export const text = field('text', toText)

/** Text that is not empty. */
export const word = field('text that is not empty', (value) => toText(value) || undefined)

export function wholeNumber(least: number, most: number) {
  return field(`a whole number from ${least} to ${most}`, (value) => {
    const number = toNumber(value)
    return number !== undefined && Number.isInteger(number) && number >= least && number <= most ? number : undefined
  })
}

/** Not negative. */
export const amount = field('a number, 0 or more', (value) => {
  const number = toNumber(value)
  return number !== undefined && number >= 0 ? number : undefined
})

export const truth = field('true or false', (value) => {
  const written = String(value).toLowerCase()
  if (['true', 'yes', 'y', 'on'].includes(written)) return true
  if (['false', 'no', 'n', 'off'].includes(written)) return false
  return undefined
})

/** Milliseconds. */
export const duration = field('a duration such as 30s or 1m30s', toDurationMs)

/** Bytes. */
export const byteSize = field('a size such as 512m or 1g', toByteSize)

function toText(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}
