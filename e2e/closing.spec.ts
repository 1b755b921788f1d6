import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentEngine } from './standin/silentEngine.ts'
import { notedAs, type StandIn, startStandIn } from './standin/startStandIn.ts'

let engine: Awaited<ReturnType<typeof silentEngine>>
let shell: StandIn
beforeEach(async () => {
  engine = await silentEngine()
  shell = await startStandIn(join(import.meta.dirname, '../out'), {
    DOCKER_HOST: engine.address,
    PALIER_STAND_IN_LANGUAGE: 'fr-FR',
  })
})
afterEach(async () => {
  await shell.stop()
  await engine.close()
})

const ask = {
  configurations: ['solo'],
  profile: 'quick',
  timeScale: 0.1,
  set: {},
  seed: 1,
  repeat: 1,
}

async function startComparison(): Promise<void> {
  const page = await shell.page()
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    window.palier?.hear['comparison.events']((batch) => heard.push(...batch.map(({ kind }) => kind)))
  })
  const started = await page.evaluate((input) => window.palier?.ask['comparison.start'](input), ask)
  expect(started).toMatchObject({ ok: true })
  await expect.poll(() => notedAs(shell, 'kept awake')).toEqual(['prevent-app-suspension'])
  await expect.poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toContain('runStarted')
}

const dialogs = (): Record<string, unknown>[] => notedAs(shell, 'dialog') as Record<string, unknown>[]

test('closing during a comparison asks; keep running keeps, stop and close stops and ends', async () => {
  await startComparison()
  await expect.poll(() => notedAs(shell, 'progress').length).toBeGreaterThan(0)

  await shell.tell({ kind: 'closeWindow' })
  expect(dialogs()).toEqual([
    expect.objectContaining({
      message: 'Une comparaison est en cours',
      buttons: ['Laisser tourner', 'Arrêter et fermer'],
      defaultId: 0,
      cancelId: 0,
    }),
  ])
  await shell.tell({ kind: 'answerDialog', answer: { response: 0 } })
  expect(notedAs(shell, 'exit')).toEqual([])

  // Quitting asks the same; asking twice shows one question.
  await shell.tell({ kind: 'quit' })
  await shell.tell({ kind: 'closeWindow' })
  expect(dialogs()).toHaveLength(2)
  await shell.tell({ kind: 'answerDialog', answer: { response: 1 } })
  expect(await shell.exit).toBe(0)
  expect(notedAs(shell, 'may sleep')).toEqual([1])
  expect(notedAs(shell, 'progress').at(-1)).toBe(-1)
})

test('the end of a comparison is told when the window is not in front, and closing asks nothing any more', async () => {
  await startComparison()
  const page = await shell.page()
  await shell.tell({ kind: 'focus', isFocused: false })
  await page.evaluate(async () => {
    const current = await window.palier?.ask['comparison.current']({})
    const comparisonId = current?.ok ? (current.value.comparisonId ?? '') : ''
    return await window.palier?.ask['comparison.stop']({ comparisonId })
  })
  await expect
    .poll(() => notedAs(shell, 'notice'))
    .toEqual([{ title: 'La comparaison a été arrêtée', body: 'solo:baseline' }])
  await shell.tell({ kind: 'closeWindow' }).catch(() => undefined)
  expect(await shell.exit).toBe(0)
  expect(dialogs()).toEqual([])
})

test('language and theme follow the settings at once', async () => {
  const page = await shell.page()
  const menus = (): unknown => (notedAs(shell, 'menu').at(-1) as { label: string }[]).map(({ label }) => label)
  expect(menus()).toEqual(['&Fichier', '&Édition', '&Affichage', 'E&ssai', 'Fe&nêtre', 'Ai&de'])
  const settings = { language: 'en', theme: 'dark', singleKeys: true } as const
  await page.evaluate((input) => window.palier?.ask['settings.save'](input), settings)
  await expect.poll(menus).toEqual(['&File', '&Edit', '&View', '&Run', '&Window', '&Help'])
  expect(notedAs(shell, 'theme').at(-1)).toBe('dark')
  expect(notedAs(shell, 'background').at(-1)).toBe('#121517')
})
