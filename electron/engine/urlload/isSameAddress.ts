import { BlockList, isIP } from 'node:net'

/** Whether two texts are the same IP address: IPv6 has many spellings, and one for every IPv4 address. */
export function isSameAddress(a: string, b: string): boolean {
  if (a === b) return true
  // With a zone (`fe80::1%eth0`) only the very same text is.
  if (isIP(a) === 0 || isIP(b) === 0 || `${a}${b}`.includes('%')) return false
  const one = new BlockList()
  one.addAddress(a, familyOf(a))
  return one.check(b, familyOf(b))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
