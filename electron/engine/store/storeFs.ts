import fs from 'node:fs'

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

export const realFs: StoreFs = fs
