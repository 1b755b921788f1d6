import type { BrowserContext, Route } from 'playwright-core'
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
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = toShell(request.url())
    const contents = await contentsOf(request.frame().page())
    if (contents === undefined) return await route.abort('blockedbyclient')
    if (request.isNavigationRequest() && contents.loading !== url) {
      const isMainFrame = request.frame().parentFrame() === null
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
    const opener = await page.opener()
    const contents = opener === null ? undefined : await contentsOf(opener)
    if (contents === undefined) return
    const url = toShell(page.url())
    note(contents.openAction(url) === 'deny' ? 'window denied' : 'window opened', url)
    await page.close()
  })
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
