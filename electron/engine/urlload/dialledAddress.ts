import { isSameAddress } from './isSameAddress.ts'

/**
 * The address at which a connection arrives. `0.0.0.0` and `::` are nobody's: systems take them for this machine, and the peer of the
 * connection is then another address than the one that was confirmed.
 */
export function dialledAddress(address: string): string {
  if (isSameAddress(address, '0.0.0.0')) return '127.0.0.1'
  return isSameAddress(address, '::') ? '::1' : address
}
