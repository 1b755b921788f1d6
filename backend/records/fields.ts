import { z } from 'zod'

/** Beyond it a number is no `integer` of PostgreSQL. */
const mostInteger = 2_147_483_647

/** Words of one line: no control characters (PostgreSQL refuses NUL), no half characters, no blanks around. */
export function text(most: number) {
  return z
    .string('a text')
    .trim()
    .min(1, 'must not be empty')
    .max(most, `at most ${most} characters`)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'must not hold control characters')
}

export function integer(min: number, max: number) {
  const words = `a whole number from ${min} to ${max}`
  return z.number(words).refine((value) => Number.isInteger(value) && value >= min && value <= max, words)
}

export const id = integer(1, mostInteger)

export const email = z.email('an e-mail address').max(254, 'at most 254 characters')

/** `YYYY-MM-DD`, a day that exists. */
export const day = z.iso
  .date('a day such as 2026-01-31')
  .refine((value) => value >= '1900-01-01' && value < '2100-01-01', 'a day of this or the last century')

/** The number that a text spells; `undefined` when it is no identifier, and so of nothing. */
export function toId(value: string): number | undefined {
  const number = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : Number.NaN
  return number <= mostInteger ? number : undefined
}
