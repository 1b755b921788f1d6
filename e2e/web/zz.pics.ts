import { askHost } from './askHost.ts'
import { openChromium } from './openChromium.ts'
import { openWorkbench, watchedContext } from './openWorkbench.ts'
import { makeFolders, removeFolders, startWebHost } from './startWebHost.ts'
import { seenProblems } from './seenProblems.ts'
const folders = makeFolders()
const host = await startWebHost(folders)
const browser = await openChromium()
try {
  const looks = (process.argv[2] ?? 'fr-light').split(',')
  for (const look of looks) {
    const [language, theme] = look.split('-') as ['fr', 'light']
    const { context } = await watchedContext(browser, host, { viewport: { width: 1024, height: 700 }, colorScheme: theme })
    const page = await openWorkbench(context, host)
    await askHost(page, 'settings.save', { language, theme, singleKeys: true })
    await page.reload()
    await page.locator('#start-estimate').getByText(/[0-9]/).first().waitFor()
    const snap = async (name: string, w = 1024, h = 700) => {
      process.env.PALIER_E2E_PICTURES = '/tmp/bench-pics'
      console.log(name, look, await seenProblems(page, { width: w, height: h }, language, `${name} ${w} ${look}`))
    }
    await snap('bench'); await snap('bench', 1280, 800); await snap('bench', 1920, 1080)
    await page.setViewportSize({ width: 1024, height: 700 })
    for (const name of ['duo-lb', 'copro']) {
      await page.getByRole('article', { name, exact: true }).locator('[aria-expanded]').last().click()
      await page.waitForTimeout(700)
      await snap(`parameters ${name}`)
    }
    await page.getByRole('article', { name: 'copro', exact: true }).locator('[aria-expanded]').first().click()
    await page.getByRole('article', { name: 'copro', exact: true }).scrollIntoViewIfNeeded()
    await snap('unfolded')
    await page.locator('section[aria-label="Vérifications avant le départ"] [aria-expanded]').first().click().catch(() => {})
    await snap('warning open')
    await page.keyboard.press('Control+k'); await page.keyboard.type('suite'); await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    await snap('suites')
    await page.keyboard.press('Escape')
    await context.close()
  }
} finally {
  await browser.close(); await host.end(); removeFolders(folders)
}
