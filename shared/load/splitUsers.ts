/**
 * Shares users over workers without losing the remainder: 10 over 3 is 4, 3, 3.
 *
 * It is also what becomes of "user u belongs to worker u mod workers", so a user keeps their worker (and random
 * stream) while the number of users goes up and down.
 */
export function splitUsers(users: number, workers: number): number[] {
  const base = Math.floor(users / workers)
  const extra = users % workers
  return Array.from({ length: workers }, (_, index) => base + (index < extra ? 1 : 0))
}
