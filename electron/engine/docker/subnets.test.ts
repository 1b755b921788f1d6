import { expect, test } from 'vitest'
import { freeSubnets, gatewayAddress, hostAddress, toRange, toRouteRanges } from './subnets.ts'

const text = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	010200C0	0003	0	0	0	00000000	0	0	0
docker0	000011AC	00000000	0001	0	0	0	0000FFFF	0	0	0
tun0	000012C6	00000000	0001	0	0	0	0000FFFF	0	0	0
`

test('routes are read from /proc/net/route, the default route is none', () => {
  expect(toRouteRanges(text)).toEqual([toRange('172.17.0.0/16'), toRange('198.18.0.0/16')])
})

test('nothing taken: 512 subnets, all of 198.18.0.0/15, each once', () => {
  const subnets = freeSubnets('run', [])
  expect(new Set(subnets).size).toBe(512)
  expect(subnets.every((subnet) => /^198\.1[89]\.\d+\.0\/24$/.test(subnet))).toBe(true)
})

test.each([
  ['a VPN on 198.18.0.0/16', '198.18.0.0/16', 256],
  ['one network', '198.19.7.0/24', 511],
  ['a part of one', '198.19.7.128/25', 511],
  ['two of them', '198.18.4.0/23', 510],
  ['all of it', '198.0.0.0/8', 0],
  ['something else', '10.0.0.0/8', 512],
])('%s leaves the rest', (_, cidr, left) => {
  const range = toRange(cidr)
  expect(freeSubnets('run', range === undefined ? [] : [range])).toHaveLength(left)
})

test('runs begin at different places, the same run always at the same', () => {
  expect(freeSubnets('a', [])[0]).toBe(freeSubnets('a', [])[0])
  const starts = Array.from({ length: 20 }, (_, index) => freeSubnets(`run-${index}`, [])[0])
  expect(new Set(starts).size).toBeGreaterThan(15)
})

test('addresses within a subnet', () => {
  expect(gatewayAddress('198.19.255.0/24')).toBe('198.19.255.1')
  expect(hostAddress('198.19.255.0/24', 0)).toBe('198.19.255.10')
  expect(hostAddress('198.19.255.0/24', 12)).toBe('198.19.255.22')
})

test('IPv6 is not our business', () => {
  expect(toRange('fd00::/8')).toBeUndefined()
})
