import type { BrowserContext, Frame, Request, Route } from 'playwright-core'
import { toShell } from './addresses.ts'
import { askedEvent } from './Emitter.ts'
import { note } from './note.ts'
import { answerOf } from './protocol.ts'
import { isCancelled } from './session.ts'
import type { WebContents } from './WebContents.ts'

/** Asks the program about everything that pages want to load, in Electron's order: navigation, request, scheme. */
export async function intercept(
  context: BrowserContext,
  contentsOf: (page: unknown) => Promise<WebContents | undefined>,
  mainContents: () => WebContents | undefined,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = toShell(request.url())
    const frame = frameOf(request)
    const contents = frame === undefined ? undefined : await contentsOf(frame.page())
    // The first request of a window that is about to be denied; `page` below asks for it.
    if (frame === undefined || contents === undefined) return await route.abort('blockedbyclient')
    if (request.isNavigationRequest() && contents.loading !== url) {
      const isMainFrame = frame.parentFrame() === null
      if (isPrevented(contents, url, isMainFrame)) {
        note('navigation prevented', url)
        return await route.abort('aborted')
      }
      note('navigation', url)
    }
    if (await isCancelled(url)) {
      note('request cancelled', url)
      return await route.abort('blockedbyclient')
    }
    await fulfill(route, url)
  })
  context.on('page', async (page) => {
    if ((await contentsOf(page)) !== undefined) return
    // Opened by a page; Electron would have asked first. Links hide who opened them, and there is one window with links.
    const url = toShell(page.url())
    note(mainContents()?.openAction(url) === 'deny' ? 'window denied' : 'window opened', url)
    await page.close().catch(() => undefined)
  })
}

/** Playwright throws for a window that is not there yet. */
function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame()
  } catch {
    return undefined
  }
}

function isPrevented(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  const framed = askedEvent({ url, isMainFrame })
  contents.emit('will-frame-navigate', framed)
  const main = askedEvent({ url, isMainFrame })
  if (isMainFrame && !framed.defaultPrevented) contents.emit('will-navigate', main)
  return framed.defaultPrevented || main.defaultPrevented
}

async function fulfill(route: Route, url: string): Promise<void> {
  const answer = await answerOf(url, route.request().method())
  if (answer === undefined) {
    note('request left', url)
    return await route.abort('namenotresolved')
  }
  const { status, headers } = answer
  await route.fulfill({
    status,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await answer.arrayBuffer()),
  })
}
