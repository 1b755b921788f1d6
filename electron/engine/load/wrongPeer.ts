import { isIP, type Socket } from 'node:net'

/**
 * What was confirmed is an address: the address that an open connection leads to when that is another one, otherwise undefined. `host` is a name
 * only in tests of names.
 */
export function wrongPeer({ remoteAddress }: Pick<Socket, 'remoteAddress'>, host: string): string | undefined {
  // Gone already: its error or end is on the way.
  if (remoteAddress === undefined || isIP(host) === 0) return undefined
  if (remoteAddress === host || remoteAddress === `::ffff:${host}`) return undefined
  return canonical(remoteAddress) === canonical(host) ? undefined : remoteAddress
}

/** IPv6 addresses have many spellings. */
function canonical(address: string): string {
  return isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]`).hostname : address
}
