/** One end of a TCP connection. */
export interface End {
  /** IPv4. */
  readonly address: string
  readonly port: number
}

/** Of a connection that stands; every other state is left by a program that is going. */
const established = '01'

/**
 * The user whose program holds the end `peer` of a connection, from the kernel's list of sockets (`/proc/net/tcp`, or `tcp6` for those
 * that speak IPv4 through IPv6):
 *
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 *    7: 0100007F:D2F0 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 48151 …
 *
 * Undefined when nobody holds it any more: such an end is listed as root's, with no inode. Addresses are written as x64 and arm64
 * have them in memory. The example is a case in `ownerOf.test.ts`.
 */
export function ownerOf(table: string, peer: End, own: End): number | undefined {
  const ends = [toHex, toMappedHex].map((hex) => ` ${hex(peer)} ${hex(own)} ${established} `)
  const found = ends.map((text) => ({ at: table.indexOf(text), length: text.length })).find(({ at }) => at !== -1)
  if (found === undefined) return undefined
  const rest = table.slice(found.at + found.length).split('\n', 1)[0] ?? ''
  const [, , , uid, , inode] = rest.trim().split(/\s+/)
  return inode === undefined || inode === '0' ? undefined : Number(uid)
}

function toHex({ address, port }: End): string {
  const bytes = address.split('.').map((byte) => hexOf(Number(byte), 2))
  return `${bytes.reverse().join('')}:${hexOf(port, 4)}`
}

/** `::ffff:127.0.0.1` */
function toMappedHex(end: End): string {
  return `0000000000000000FFFF0000${toHex(end)}`
}

function hexOf(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
