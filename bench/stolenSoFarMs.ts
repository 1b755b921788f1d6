import { cpuTimes } from '../electron/engine/sampling/cpuTimes.ts'
import { thisMachineFiles } from '../electron/engine/sampling/machineFiles.ts'

const files = thisMachineFiles()
const msInTick = 10

/**
 * How long this machine's cores have been ready to run and the machine below gave them to somebody else, all together: `steal` of Linux's
 * `/proc/stat`. NaN where the system does not tell; 0 on real hardware.
 */
export function stolenSoFarMs(): number {
  return (cpuTimes(files.head('/proc/stat'))?.at(-1) ?? Number.NaN) * msInTick
}
