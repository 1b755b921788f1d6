import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeBridge } from '../testing/fakeBridge.ts'
import { renderInApp } from '../testing/renderInApp.tsx'
import { MissingScreen } from './MissingScreen.tsx'

const settings = { language: 'system', theme: 'system', singleKeys: true } as const

test('a screen that did not come: the page is loaded again once the host answers, not before', async () => {
  const loaded: string[] = []
  renderInApp(<MissingScreen reload={() => loaded.push('again') > 0} />)
  expect((await screen.findByRole('alert')).textContent).toContain('Palier does not answer')
  expect(loaded).toEqual([])
  fakeBridge.answer('settings.read', () => settings)
  act(() => fakeBridge.tell('window.connection', 'back'))
  await expect.poll(() => loaded).toEqual(['again'])
  await expect.poll(() => screen.queryByRole('alert')).toBe(null)
})

test('when loading it again was of no use, it says so and leaves it to the person', async () => {
  fakeBridge.answer('settings.read', () => settings)
  renderInApp(<MissingScreen reload={() => false} />)
  expect((await screen.findByRole('alert')).textContent).toContain('This screen could not be loaded')
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy()
})
