import { type BrowserContext, chromium } from 'playwright-core'

/** The real Chromium of this lane, started by the spec; everything about it is shared by the whole stand-in. */
export function openContext(): Promise<BrowserContext> {
  context ??= connect()
  return context
}

let context: Promise<BrowserContext> | undefined

async function connect(): Promise<BrowserContext> {
  const endpoint = process.env.PALIER_STAND_IN_BROWSER
  if (endpoint === undefined)
    throw new Error('The stand-in is started by startStandIn.ts, which starts the browser first.')
  const browser = await chromium.connectOverCDP(endpoint)
  const [first] = browser.contexts()
  if (first === undefined) throw new Error('The browser has no context.')
  return first
}
