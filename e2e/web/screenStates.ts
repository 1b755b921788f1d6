import type { Page } from 'playwright-core'
import type { UiTexts } from '../../shared/text/ui/uiTexts.ts'
import type { Stored } from './storedData.ts'

/** A screen in one of its states: how it is reached by a person, and until when. */
export interface ScreenState {
  readonly name: string
  open(page: Page, texts: UiTexts): Promise<void>
  /** After the window has another size: what the state is about, in sight. */
  show?(page: Page, texts: UiTexts): Promise<void>
  /** Back to where the next can be reached from. */
  leave?(page: Page): Promise<void>
}

/** Every screen with stored data, and everything that floats over them. Live is seen during a run. */
export function screenStates({ comparisonId, runIds }: Stored): readonly ScreenState[] {
  const [runId = ''] = runIds
  return [
    {
      name: 'bench',
      open: async (page, { t }) => {
        await goTo(page, 'bench')
        await page
          .locator('#start-estimate')
          .getByText(/~|≈|[0-9]/)
          .first()
          .waitFor()
        await page.getByRole('heading', { name: t('bench.objectives') }).waitFor()
      },
    },
    {
      name: 'bench with parameters',
      open: async (page, { t }) => {
        await goTo(page, 'bench')
        await page.getByRole('article', { name: 'duo-lb' }).locator('button[aria-expanded]').click()
        await page.getByRole('heading', { name: t('bench.parametersTitle') }).waitFor()
      },
      show: async (page, { t }) => {
        const strip = page.getByRole('region', { name: new RegExp(`^${t('bench.parametersTitle')} `) })
        await strip.evaluate((shown) => shown.scrollIntoView({ block: 'nearest' }))
      },
      leave: (page) => page.getByRole('article', { name: 'duo-lb' }).locator('button[aria-expanded]').click(),
    },
    {
      name: 'suites over the bench',
      open: async (page, { t }) => {
        await goTo(page, 'bench')
        await page.getByRole('button', { name: t('suites.open') }).click()
        await page.getByRole('dialog').getByRole('listitem').first().waitFor()
      },
      leave: (page) => page.keyboard.press('Escape'),
    },
    { name: 'live with nothing on', open: (page) => goTo(page, 'live') },
    {
      name: 'result of a comparison',
      open: async (page, { t }) => {
        await goTo(page, `result/${comparisonId}`)
        await page.getByRole('table', { name: t('result.comparison') }).waitFor()
        await page.locator('canvas').first().waitFor()
      },
    },
    {
      name: 'result of a comparison, its run',
      open: async (page, { t }) => {
        await goTo(page, `result/${comparisonId}/${runId}`)
        await page
          .getByRole('heading', { name: t('result.run') })
          .first()
          .waitFor()
        await page.locator('canvas').first().waitFor()
      },
    },
    {
      name: 'result of a run, its timeline with a mark chosen',
      open: async (page, texts) => {
        await openTimeline(page, runId, texts)
        const marks = page.locator('#timeline svg [role=button]')
        await marks.last().click()
        await page.locator('#timeline [role=button][aria-pressed=true]').waitFor()
      },
    },
    {
      name: 'result of a run, its timeline as tables',
      open: async (page, texts) => {
        await openTimeline(page, runId, texts)
        await page
          .locator('#timeline')
          .getByRole('button', { name: texts.t('curves.showTable') })
          .click()
        await page.locator('#timeline table').first().waitFor()
        await toTop(page)
      },
      leave: (page) => page.locator('body').press('t'),
    },
    {
      name: 'result of a run',
      open: async (page) => {
        await goTo(page, `result/${runId}`)
        await page.locator('canvas').first().waitFor()
      },
    },
    {
      name: 'history',
      open: async (page, { t }) => {
        await goTo(page, 'history')
        await page.getByRole('grid', { name: t('frame.history') }).waitFor()
      },
    },
    {
      name: 'setup',
      open: async (page, { t }) => {
        await goTo(page, 'setup')
        await page.getByText(t('setup.dataFolder'), { exact: true }).waitFor()
      },
    },
    {
      name: 'commands',
      open: async (page, { t }) => {
        await page.keyboard.press('Control+k')
        await page.getByPlaceholder(t('frame.searchCommands')).waitFor()
      },
      leave: (page) => page.keyboard.press('Escape'),
    },
    {
      name: 'keys',
      open: async (page, { t }) => {
        await page.locator('body').press('?')
        await page.getByRole('dialog', { name: t('frame.keys') }).waitFor()
      },
      leave: (page) => page.keyboard.press('Escape'),
    },
  ]
}

/** Tables and drawing differ in height, and what is below must not lie half under the tabs. */
function toTop(page: Page): Promise<void> {
  return page.locator('#timeline').evaluate((timeline) => timeline.scrollIntoView({ block: 'start' }))
}

async function openTimeline(page: Page, runId: string, { t }: UiTexts): Promise<void> {
  await goTo(page, `result/${runId}`)
  await page.getByRole('region', { name: t('result.evidence') }).waitFor()
  await toTop(page)
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${place}`)
}
