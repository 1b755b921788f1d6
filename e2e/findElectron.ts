import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ofPackage = join(import.meta.dirname, '../node_modules/electron')

/** Why the real Electron cannot be started here, or its program. Never downloads: that is for who sets the machine up. */
export function findElectron(): { readonly program: string } | { readonly missing: string } {
  const name = join(ofPackage, 'path.txt')
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ofPackage, 'dist')
  const program = join(folder, existsSync(name) ? readFileSync(name, 'utf8') : 'electron')
  if (!existsSync(program))
    return { missing: 'no Electron program on this machine (npx install-electron downloads it)' }
  if (process.getuid?.() === 0) return { missing: 'Electron’s sandbox does not start as root' }
  const isHeadless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  return isHeadless ? { missing: 'no display (xvfb-run gives one)' } : { program }
}
