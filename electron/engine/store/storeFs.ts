import fs from 'node:fs'
import { makeFolder } from './makeFolder.ts'

/**
 * Every file call by which the store changes something. A seam, so that tests can fail the Nth call or cut the power at it;
 * reading goes straight to `node:fs`.
 */
export type StoreFs = Pick<
  typeof fs,
  | 'closeSync'
  | 'copyFileSync'
  | 'fdatasyncSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'mkdirSync'
  | 'openSync'
  | 'renameSync'
  | 'rmSync'
  | 'writeSync'
>

export const realFs: StoreFs = {
  ...fs,
  mkdirSync: ((path: fs.PathLike, options?: fs.MakeDirectoryOptions) =>
    options?.recursive === true
      ? makeFolder(path, options.mode === undefined ? undefined : Number(options.mode))
      : fs.mkdirSync(path, options)) as typeof fs.mkdirSync,
}
