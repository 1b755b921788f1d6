import { type Key, keyText } from '../app/keys.ts'
import { bridge } from '../bridge.ts'

/** A key as it stands on this computer's keyboard. Inside a button it is decoration: give the button `aria-keyshortcuts`. */
export function Kbd({ keys, isDecoration = false }: { readonly keys: Key; readonly isDecoration?: boolean }) {
  return <kbd aria-hidden={isDecoration || undefined}>{keyText(keys, bridge.platform)}</kbd>
}
