import { createHash } from 'node:crypto'

/** First and last address, as unsigned 32-bit numbers. */
export interface AddressRange {
  readonly first: number
  readonly last: number
}

/** RFC 2544's range for benchmarking, which no LAN and no sane VPN uses. */
const base = toNumber('198.18.0.0')
const subnetCount = 512
const subnetSize = 256
/** `.1` is the gateway; the first nine are kept free for it and whatever a topology's own network settings may want. */
const firstHost = 10

/** `10.0.0.0/8` as a range; undefined for what is not IPv4. */
export function toRange(cidr: string): AddressRange | undefined {
  const match = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(cidr)
  if (match === null) return undefined
  const size = 2 ** (32 - Number(match[2]))
  const first = Math.floor(toNumber(match[1] ?? '') / size) * size
  return { first, last: first + size - 1 }
}

/** The routes of Linux's `/proc/net/route` (little-endian hexadecimal), without default routes. */
export function toRouteRanges(procNetRoute: string): AddressRange[] {
  return procNetRoute
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, destination, , , , , , mask]) => {
      if (destination === undefined || mask === undefined || /^0+$/.test(mask)) return []
      const size = 2 ** 32 - littleEndian(mask)
      const first = littleEndian(destination)
      return [{ first, last: first + size - 1 }]
    })
}

/**
 * Every /24 of 198.18.0.0/15 that overlaps none of `taken`, beginning at a place that depends on the run,
 * so that runs started at the same time rarely want the same one.
 */
export function freeSubnets(runId: string, taken: readonly AddressRange[]): string[] {
  const start = createHash('sha256').update(runId).digest().readUInt16BE(0)
  return Array.from({ length: subnetCount }, (_, index) => base + ((start + index) % subnetCount) * subnetSize)
    .filter((first) => !taken.some((range) => range.first <= first + subnetSize - 1 && first <= range.last))
    .map((first) => `${toText(first)}/24`)
}

/** Fixed address of the container at that place in the plan: `.10` upwards. */
export function hostAddress(subnet: string, index: number): string {
  return toText((toRange(subnet)?.first ?? base) + firstHost + index)
}

export function gatewayAddress(subnet: string): string {
  return toText((toRange(subnet)?.first ?? base) + 1)
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}

function littleEndian(hex: string): number {
  return Buffer.from(hex, 'hex').readUInt32LE(0)
}
