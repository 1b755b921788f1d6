import type { UserSession } from '../ports/loadGenerator.ts'

/**
 * Open model: the user, from 0, as whom a sender makes its requests. There are as many senders as requests were ever under way, and a slow
 * server needs more of them than users were logged in; the further ones go on as those users, each of whom then has several requests under
 * way. Would each log in first, a server that was slow for a second would be given hundreds of its dearest requests, and stay slow.
 *
 * `turns`: senders with the same number modulo this have the same values by user, and so has the user who is given.
 */
export function userOfSender(
  sender: number,
  sessions: readonly (UserSession | undefined)[] | undefined,
  turns: number,
): number {
  const users = sessions?.length ?? 0
  const shared = users - (users % turns)
  if (sender < users || shared === 0) return sender
  const user = sender % shared
  // Who could not be logged in beforehand does it by themselves.
  return sessions?.[user] === undefined ? sender : user
}
