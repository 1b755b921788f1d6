import type { Host } from '../ports/host.ts'

/** A machine whose load average is 0.5, on which the processes live that `isAlive` says. */
export function fakeHost(isAlive: (pid: number) => boolean = () => true, freeBytes = 100 * 2 ** 30): Host {
  return {
    describe: () => ({
      palier: '0',
      node: '24',
      platform: 'linux x64',
      hostCpus: 4,
      hostMemoryBytes: 8e9,
      cpuModel: 'fake',
      kernel: '6',
    }),
    openSampler: () => ({ read: () => ({ load1: 0.5, source: 'engineHost' }), counters: () => [] }),
    self: () => ({ pid: 1, startedAt: 'now' }),
    isAlive: ({ pid }) => isAlive(pid),
    freeBytes: () => freeBytes,
  }
}
