import { expect, test } from 'vitest'
import { splitUsers } from './splitUsers.ts'

test.each([
  { users: 10, workers: 3, shares: [4, 3, 3] },
  { users: 0, workers: 2, shares: [0, 0] },
  { users: 2, workers: 4, shares: [1, 1, 0, 0] },
  { users: 700, workers: 1, shares: [700] },
])('$users over $workers', ({ users, workers, shares }) => {
  expect(splitUsers(users, workers)).toEqual(shares)
})

test('is the same as giving user u to worker u mod workers', () => {
  for (let users = 0; users < 50; users++) {
    const counted = [0, 0, 0, 0, 0, 0, 0]
    for (let user = 0; user < users; user++) counted[user % 7] = (counted[user % 7] ?? 0) + 1
    expect(splitUsers(users, 7)).toEqual(counted)
  }
})
