import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { EngineReport } from '../../../shared/contract/engineReport.ts'
import { askEngine } from '../../stores/engine.ts'
import { watchImageBuild } from '../../stores/imageBuild.ts'
import { useSettings } from '../../stores/settings.ts'
import { fakeBridge } from '../../testing/fakeBridge.ts'
import { renderInApp } from '../../testing/renderInApp.tsx'
import { SetupScreen } from './SetupScreen.tsx'

const none = { en: '', fr: '' }
const report: EngineReport = {
  usable: true,
  explicit: false,
  version: '27.3.1',
  cgroupVersion: '2',
  cpus: 8,
  memoryBytes: 16 * 2 ** 30,
  path: 'bridge',
  problem: none,
  fix: none,
  images: { base: 'present', missing: [] },
  palier: '0.1.0',
  dataFolder: '/data',
}

async function show(more: Partial<EngineReport>): Promise<void> {
  fakeBridge.answer('engine.describe', () => ({ ...report, ...more }))
  await askEngine()
  renderInApp(<SetupScreen />)
}

const row = (name: string) => within(screen.getByRole('region', { name }))

test('Docker as it is', async () => {
  await show({})
  expect(row('Docker').getByText('Docker 27.3.1 · cgroup v2 · direct path')).toBeTruthy()
  expect(row('Docker').getByText('8 cores · 16.0 GiB')).toBeTruthy()
})

test('Docker that cannot be used: what is wrong, the command that helps, and nothing offered that needs it', async () => {
  const problem = { en: 'Docker is not running at /run/docker.sock.\n/run/docker.sock: nothing listens there', fr: '' }
  const fix = { en: 'Start it: `sudo systemctl start docker`.', fr: '' }
  await show({ usable: false, problem, fix, images: { base: 'unknown', missing: [] } })
  expect(row('Docker').getByRole('alert').textContent).toContain('Docker is not running at /run/docker.sock')
  expect(row('Docker').getByRole('button', { name: 'Copy sudo systemctl start docker' })).toBeTruthy()
  expect(row('Images').getByRole<HTMLButtonElement>('button', { name: 'Build now' }).disabled).toBe(true)
  expect(row('Leftovers').getByRole<HTMLButtonElement>('button', { name: 'Clean up' }).disabled).toBe(true)
})

test('missing images are built, and each says how it goes', async () => {
  const stop = watchImageBuild()
  await show({ images: { base: 'present', missing: ['palier/nginx:1'] } })
  expect(row('Images').getByText('1 image is missing or out of date:')).toBeTruthy()
  let finish: (ids: Record<string, string>) => void = () => {}
  fakeBridge.answer('image.build', () => new Promise<Record<string, string>>((resolve) => (finish = resolve)))
  await userEvent.click(row('Images').getByRole('button', { name: 'Build now' }))
  act(() => fakeBridge.tell('image.progress', { image: 'palier/nginx:1', message: 'Step 2/5', state: 'building' }))
  expect(row('Images').getByText('Step 2/5')).toBeTruthy()
  fakeBridge.answer('engine.describe', () => report)
  await act(async () => {
    fakeBridge.tell('image.progress', { image: 'palier/nginx:1', message: '', state: 'done' })
    finish({})
  })
  expect(await row('Images').findByText('All are there.')).toBeTruthy()
  stop()
})

test('cleaning up says what was removed and what was not', async () => {
  await show({})
  fakeBridge.answer('engine.clean', () => ({ removed: ['palier-r1-api-1'], leftBehind: ['palier-r1-net'] }))
  await userEvent.click(row('Leftovers').getByRole('button', { name: 'Clean up' }))
  const said = await row('Leftovers').findByRole('status')
  expect(said.textContent).toBe('1 removed:palier-r1-api-11 could not be removed:palier-r1-net')
})

test('a language and single keys take effect at once and are kept', async () => {
  await show({})
  fakeBridge.answer('settings.save', (settings) => settings)
  await userEvent.click(row('Language').getByRole('radio', { name: 'Français' }))
  expect(screen.getByRole('heading', { name: 'Réglages' })).toBeTruthy()
  await userEvent.click(row('Touches seules').getByRole('switch'))
  expect(useSettings.getState().settings).toEqual({ language: 'fr', theme: 'system', singleKeys: false })
  expect(fakeBridge.asked.findLast(({ name }) => name === 'settings.save')?.input).toEqual(
    useSettings.getState().settings,
  )
  await userEvent.click(row('Langue').getByRole('radio', { name: 'English' }))
})
