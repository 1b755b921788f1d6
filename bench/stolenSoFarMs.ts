import { readFileSync } from 'node:fs'

/** In hundredths of a second, whatever the kernel's own beat is. */
const msInTick = 10

/**
 * How long this machine's cores have been ready to run and the machine below gave them to somebody else, all together: `steal` of Linux's
 * `/proc/stat`. NaN where the system does not tell; 0 on real hardware.
 */
export function stolenSoFarMs(): number {
  try {
    const [, all = ''] = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8')) ?? []
    return Number(all.split(' ')[7]) * msInTick
  } catch {
    return Number.NaN
  }
}
