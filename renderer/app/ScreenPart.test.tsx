import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderInApp } from '../testing/renderInApp.tsx'
import { ScreenPart } from './ScreenPart.tsx'
import { useScreenParts } from './screenParts.tsx'

test('a screen that could not be loaded says so, is tried again, and is there', async () => {
  useScreenParts.setState({ history: { at: 'failed' } })
  renderInApp(<ScreenPart screen="history" />)
  expect(screen.getByRole('alert').textContent).toContain('Palier does not answer')
  expect(await screen.findByRole('heading', { name: 'History' }, { timeout: 20_000 })).toBeTruthy()
  expect(screen.queryByText('Palier does not answer')).toBe(null)
})
