import { bridge } from '../bridge.ts'
import { ariaKeys, type Key } from './keys.ts'

/** For `aria-keyshortcuts` on this computer. */
export function ariaKeysHere(...keys: readonly Key[]): string {
  return ariaKeys(keys, bridge.platform)
}
