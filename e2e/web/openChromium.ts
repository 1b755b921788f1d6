import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** What would ask the network for something on its own account. */
const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

/** An installed browser of the Chromium family: the same names that the product looks for. The caller closes it. */
export async function openChromium(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return await chromium.launch({ executablePath: chromiumPath(), args: [...flags, ...asRoot] })
}

function chromiumPath(): string {
  const { PALIER_CHROMIUM: chosen, PATH = '' } = process.env
  if (chosen) return chosen
  const candidates = names.flatMap((name) => PATH.split(':').map((folder) => join(folder, name)))
  const found = candidates.find(isProgram)
  if (found === undefined) throw new Error(`No browser on PATH: looked for ${names.join(', ')}.`)
  return found
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
