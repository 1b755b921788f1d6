import { Modal, TextInput } from '@mantine/core'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { changeSettings } from '../stores/settings.ts'
import { renderInApp } from '../testing/renderInApp.tsx'
import { useCommands } from './commands.ts'
import { useGlobalKeys } from './useGlobalKeys.ts'

const ran: string[] = []
beforeEach(async () => {
  ran.length = 0
  await act(() => changeSettings({ singleKeys: true }))
})

function View({ isAsking = false }: { readonly isAsking?: boolean }) {
  useGlobalKeys()
  useCommands([
    { id: 'keys', title: 'Keys', keys: ['?'], run: () => ran.push('keys') },
    { id: 'go.live', title: 'Live', keys: ['2'], run: () => ran.push('live') },
    { id: 'palette', title: 'Commands', keys: ['mod+k', 'F1'], run: () => ran.push('palette') },
  ])
  return (
    <>
      <TextInput aria-label="Filter" />
      <input type="checkbox" aria-label="Only differences" />
      <button type="button">Sort</button>
      <Modal opened={isAsking} onClose={() => {}} title="Stop?">
        <button type="button">Keep running</button>
      </Modal>
    </>
  )
}

test('single keys work outside fields: nowhere, on a button, on a checkbox', async () => {
  renderInApp(<View />)
  await userEvent.keyboard('?')
  screen.getByRole('button', { name: 'Sort' }).focus()
  await userEvent.keyboard('2')
  screen.getByRole('checkbox').focus()
  await userEvent.keyboard('?')
  expect(ran).toEqual(['keys', 'live', 'keys'])
})

test('in a field they are written; Ctrl+K and F1 still work there', async () => {
  renderInApp(<View />)
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Filter' })
  await userEvent.type(field, '2?')
  await userEvent.keyboard('{Control>}k{/Control}{F1}')
  expect(field.value).toBe('2?')
  expect(ran).toEqual(['palette', 'palette'])
})

test('they can be switched off', async () => {
  renderInApp(<View />)
  await act(() => changeSettings({ singleKeys: false }))
  await userEvent.keyboard('2?{Control>}k{/Control}')
  expect(ran).toEqual(['palette'])
})

test('what lies under a dialog does not hear them', async () => {
  renderInApp(<View isAsking />)
  await screen.findByRole('dialog')
  await userEvent.keyboard('2')
  expect(ran).toEqual([])
})
