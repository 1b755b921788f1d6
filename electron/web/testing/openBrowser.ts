import { type Browser, chromium } from 'playwright-core'
import { onTestFinished } from 'vitest'

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

/** An installed Chromium, closed with the test. */
export async function openBrowser(executablePath: string, ...more: string[]): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args: [...flags, ...asRoot, ...more] })
  onTestFinished(() => browser.close())
  return browser
}
