import type { Page } from 'playwright-core'

const mostTabs = 80

/** One key, as a person presses it; given a moment, because what it does is drawn before the next one is pressed. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
}

/** What has the focus, as it is announced: its label, or its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return ''
    const labelledBy = document.getElementById(at.getAttribute('aria-labelledby') ?? '')?.textContent
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : undefined
    // Key caps stand on buttons and are not part of their name.
    const words = [...at.childNodes].map(({ textContent }) => textContent).join('')
    return (at.getAttribute('aria-label') ?? labelledBy ?? label ?? words).replace(/\s*Ctrl.{1,4}$/, '').trim()
  })
}

/** Tab after Tab until that has the focus; says what was passed when it never has. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isIt = (at: string): boolean => (typeof name === 'string' ? at === name : name.test(at))
  const passed: string[] = []
  for (let presses = 0; presses < mostTabs; presses++) {
    const at = await focused(page)
    if (isIt(at)) return
    passed.push(at)
    await press(page, key)
  }
  throw new Error(`${mostTabs} × ${key} did not lead to ${name}, but over ${[...new Set(passed)].join(' | ')}`)
}
