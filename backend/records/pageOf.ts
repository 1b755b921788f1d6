import { badRequest, type Problem } from '../http/refusal.ts'

/** Beyond it, a list is not read by hand any more; the database would count through all rows before. */
const lastPage = 100_000
const mostRows = 100

export interface Page {
  readonly page: number
  readonly size: number
}

/** `page` from 1 (default 1) and `size` from 1 to 100 (default 20). */
export function pageOf(query: (name: string) => string | undefined): Page {
  const problems: Problem[] = []
  const number = (field: string, absent: number, most: number) => {
    const given = query(field)
    const value = given === undefined ? absent : /^\d{1,9}$/.test(given) ? Number(given) : 0
    if (value < 1 || value > most) problems.push({ field, message: `a whole number from 1 to ${most}` })
    return value
  }
  const asked = { page: number('page', 1, lastPage), size: number('size', 20, mostRows) }
  if (problems.length > 0) throw badRequest(problems)
  return asked
}
