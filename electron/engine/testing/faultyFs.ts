import fs from 'node:fs'
import type { StoreFs } from '../store/storeFs.ts'

/** The real file calls until the Nth, which fails; and with `forEver` all that follow, as after a power cut. */
export function faultyFs(failAt: number, code: string, forEver: boolean): { readonly fs: StoreFs; calls(): number } {
  let calls = 0
  const errno = { ENOSPC: -28, EIO: -5, EACCES: -13, EMFILE: -24 }[code] ?? -5
  const guarded = (call: (...args: never[]) => unknown) => {
    return (...args: never[]) => {
      calls += 1
      if (calls === failAt || (forEver && calls > failAt)) throw Object.assign(new Error(code), { code, errno })
      return call(...args)
    }
  }
  const names = [
    'closeSync',
    'copyFileSync',
    'fdatasyncSync',
    'fsyncSync',
    'linkSync',
    'mkdirSync',
    'openSync',
  ] as const
  const more = ['renameSync', 'rmSync', 'writeSync'] as const
  const entries = [...names, ...more].map((name) => [name, guarded(fs[name] as (...args: never[]) => unknown)])
  return { fs: Object.fromEntries(entries) as StoreFs, calls: () => calls }
}
