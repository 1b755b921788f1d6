import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeBridge } from '../testing/fakeBridge.ts'
import { renderInApp } from '../testing/renderInApp.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'

test('says what is wrong with the connection and what to do, and goes when it is back', () => {
  renderInApp(<ConnectionBanner />)
  const banner = screen.getByRole('status')
  expect(banner.textContent).toBe('')
  act(() => fakeBridge.tell('window.connection', 'lost'))
  expect(banner.textContent).toContain('Start it again')
  act(() => fakeBridge.tell('window.connection', 'refused'))
  expect(banner.textContent).toContain('open the file that the terminal names, then load this page again')
  act(() => fakeBridge.tell('window.connection', 'back'))
  expect(banner.textContent).toBe('')
})
