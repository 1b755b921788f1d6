import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserOwnAddresses, hostileAddresses } from './hostileAddresses.ts'
import { toBrowser } from './standin/addresses.ts'
import { notedAs, type StandIn, startStandIn } from './standin/startStandIn.ts'

const triggers = ['link', 'new window', 'open', 'assign', 'refresh', 'form', 'frame'] as const

describe('hostile addresses in the page of the shell', () => {
  let shell: StandIn
  beforeAll(async () => {
    shell = await startStandIn(join(import.meta.dirname, '../out'))
  })
  afterAll(() => shell.stop())

  test.each(triggers)(
    `${hostileAddresses.length} addresses by %s: the page stays, nothing opens, nothing is asked for`,
    async (trigger) => {
      const page = await shell.page()
      await page.evaluate(() => Object.assign(window, { isSamePage: true }))
      const before = page.url()
      for (const address of hostileAddresses) {
        await page.evaluate(follow, [trigger, toBrowser(address)] as const)
        // What has begun is decided before the next one would cancel it.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10)))
      }
      const inside = (): string[] =>
        page
          .context()
          .pages()
          .map((one) => one.url())
          .filter((url) => url !== 'about:blank')
      await expect.poll(inside).toEqual([before])
      expect(await page.evaluate(() => 'isSamePage' in window && document.title)).toContain('Palier')
      for (const what of ['navigation', 'window opened', 'request left']) expect(notedAs(shell, what), what).toEqual([])
    },
  )

  test.each(browserOwnAddresses)('after %s the window goes home', async (address) => {
    const page = await shell.page()
    const loaded = notedAs(shell, 'loaded').length
    await page.evaluate(follow, ['link', address] as const)
    await expect.poll(() => notedAs(shell, 'loaded').length).toBe(loaded + 1)
    await expect.poll(() => page.evaluate(() => document.title)).toContain('Palier')
  })

  test('what a page tried was decided by the shell, not only by the browser', async () => {
    expect(notedAs(shell, 'navigation prevented')).toEqual(
      expect.arrayContaining([
        'https://hostile.example/',
        'app://hostile/',
        'app://palier/index.html',
        'app://report/x',
      ]),
    )
    expect(notedAs(shell, 'window denied').length).toBeGreaterThan(hostileAddresses.length / 2)
  })
})

/** Runs in the page. Some addresses are refused by the browser itself, aloud. */
function follow([trigger, address]: readonly [trigger: (typeof triggers)[number], address: string]): void {
  const add = (tag: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    document.body.append(element)
    return element
  }
  const ways = {
    link: () => add('a', { href: address }).click(),
    'new window': () => add('a', { href: address, target: '_blank' }).click(),
    open: () => void window.open(address),
    assign: () => location.assign(address),
    refresh: () => void add('meta', { 'http-equiv': 'refresh', content: `0;url=${address}` }),
    form: () => (add('form', { action: address, method: 'post' }) as HTMLFormElement).submit(),
    frame: () => void add('iframe', { src: address }),
  }
  try {
    ways[trigger]()
  } catch {
    // Refused.
  }
}
