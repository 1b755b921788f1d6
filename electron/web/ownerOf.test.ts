import { expect, test } from 'vitest'
import { type End, ownerOf } from './ownerOf.ts'

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const line = (local: string, remote: string, state: string, uid: number, inode: number): string =>
  `   7: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 ${String(uid).padStart(5)}        0 ${inode} 1 0000000000000000 20 4 30 10 -1`

const peer: End = { address: '127.0.0.1', port: 54_000 }
const own: End = { address: '127.0.0.1', port: 8_080 }

test.each<{ name: string; lines: readonly string[]; uid: number | undefined }>([
  { name: 'the line in the comment', lines: [line('0100007F:D2F0', '0100007F:1F90', '01', 1000, 48_151)], uid: 1000 },
  {
    name: 'beside our own end of it, which is listed the other way round',
    lines: [
      line('0100007F:1F90', '00000000:0000', '0A', 0, 1),
      line('0100007F:1F90', '0100007F:D2F0', '01', 0, 2),
      line('0100007F:D2F0', '0100007F:1F90', '01', 1001, 3),
    ],
    uid: 1001,
  },
  {
    name: 'of a program that speaks through IPv6',
    lines: [line('0000000000000000FFFF00000100007F:D2F0', '0000000000000000FFFF00000100007F:1F90', '01', 33, 4)],
    uid: 33,
  },
  {
    name: 'another port of the same address',
    lines: [line('0100007F:D2F1', '0100007F:1F90', '01', 1000, 5)],
    uid: undefined,
  },
  {
    name: 'the same ports of another address',
    lines: [line('0200007F:D2F0', '0100007F:1F90', '01', 1000, 6)],
    uid: undefined,
  },
  {
    name: 'closed already: it counts as root’s',
    lines: [line('0100007F:D2F0', '0100007F:1F90', '05', 0, 0)],
    uid: undefined,
  },
  { name: 'waiting out its time', lines: [line('0100007F:D2F0', '0100007F:1F90', '06', 0, 0)], uid: undefined },
  { name: 'held by nobody', lines: [line('0100007F:D2F0', '0100007F:1F90', '01', 0, 0)], uid: undefined },
  { name: 'cut off', lines: [' 0100007F:D2F0 0100007F:1F90 01 00000000:0000'], uid: undefined },
  { name: 'nothing', lines: [], uid: undefined },
])('$name', ({ lines, uid }) => {
  expect(ownerOf([head, ...lines].join('\n'), peer, own)).toBe(uid)
})
