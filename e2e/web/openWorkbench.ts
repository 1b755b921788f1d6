import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { noteTab } from './askHost.ts'
import { NetworkChanges } from './NetworkChanges.ts'
import type { WebHost } from './startWebHost.ts'

export interface Watched {
  readonly context: BrowserContext
  /**
   * Errors and warnings of the console (what a policy refuses is one of them), uncaught errors, dialogs. Without the browser's own that a network
   * of this machine came or went, which other tests' containers make happen: but only where the same was loaded all right afterwards.
   */
  readonly complaints: readonly string[]
  /** Requests to anywhere but the host. */
  readonly left: string[]
}

/** A browser profile of its own, in English and light unless said otherwise, with everything noted that should not happen. */
export async function watchedContext(
  browser: Browser,
  { origin }: WebHost,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  const complaints: string[] = []
  const left: string[] = []
  const ofNetwork = new NetworkChanges(context)
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !ofNetwork.takes(message)) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    const { protocol } = new URL(request.url())
    const isOwn = request.url().startsWith(`${origin}/`) || ['file:', 'data:', 'blob:'].includes(protocol)
    if (!isOwn) left.push(request.url())
  })
  return {
    context,
    left,
    get complaints() {
      return [...complaints, ...ofNetwork.unmended()]
    },
  }
}

/** Through the launch file, as the terminal says; ready when the bench has its cards. */
export async function openWorkbench(context: BrowserContext, { launchFile, origin }: WebHost): Promise<Page> {
  const page = await context.newPage()
  noteTab(page)
  await page.goto(pathToFileURL(launchFile).href)
  await page
    .waitForURL((url) => url.origin === origin && url.pathname === '/')
    .catch(async (error) => {
      throw new Error(`The launch file led to ${page.url()}: ${await page.locator('body').innerText()}`, {
        cause: error,
      })
    })
  await page.getByRole('navigation').waitFor()
  await page.getByRole('contentinfo').getByText('Docker').first().waitFor()
  return page
}
