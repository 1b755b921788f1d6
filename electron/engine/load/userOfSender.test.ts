import { expect, test } from 'vitest'
import { userOfSender } from './userOfSender.ts'

const session = { atMs: 0, values: [] }
const loggedIn = (count: number) => new Array<typeof session>(count).fill(session)

test.each([
  { name: 'nobody was logged in beforehand', sessions: undefined, turns: 1, users: [0, 1, 2, 3] },
  { name: 'as many users as senders', sessions: loggedIn(4), turns: 1, users: [0, 1, 2, 3] },
  { name: 'more senders than users', sessions: loggedIn(3), turns: 1, users: [0, 1, 2, 0, 1, 2, 0] },
  {
    name: 'values by user stay theirs',
    sessions: loggedIn(7),
    turns: 3,
    users: [0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 0],
  },
  { name: 'too few users for every turn', sessions: loggedIn(2), turns: 3, users: [0, 1, 2, 3] },
  { name: 'a user whose login failed', sessions: [session, undefined], turns: 1, users: [0, 1, 0, 3, 0] },
])('$name', ({ sessions, turns, users }) => {
  expect(users.map((_, sender) => userOfSender(sender, sessions, turns))).toEqual(users)
  for (const [sender, user] of users.entries()) expect(user % turns).toBe(sender % turns)
})
