import { act, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { addCommands, type Command, currentCommands, runCommand, runWhenThere, useCommand } from './commands.ts'

const added: (() => void)[] = []
const add = (...commands: Command[]) => {
  const takeBack = addCommands(commands)
  added.push(takeBack)
  return takeBack
}
afterEach(() => {
  for (const takeBack of added.splice(0)) takeBack()
})

const command = (id: string, more: Partial<Command> = {}): Command => ({ id, title: id, run: () => {}, ...more })

test('a view’s command stands in for the frame’s, as long as the view is there, whichever came first', () => {
  const takeBack = add(command('stop', { title: 'Stop the run' }))
  add(command('stop', { title: 'Go to Live', isFallback: true }))
  expect(currentCommands().map(({ title }) => title)).toEqual(['Stop the run'])
  act(takeBack)
  expect(currentCommands().map(({ title }) => title)).toEqual(['Go to Live'])
})

test('what is disabled does not run', () => {
  const run = vi.fn()
  add(command('compare', { disabledBecause: 'Nothing selected.', run }))
  expect(runCommand('compare')).toBe(false)
  expect(runCommand('unknown')).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test('a command of another screen runs when that screen brings it, once, and only if it can', () => {
  const ran: string[] = []
  add(command('stop', { isFallback: true, run: () => runWhenThere('stop') }))
  runCommand('stop')
  const takeBack = add(command('stop', { disabledBecause: 'Not read yet.', run: () => ran.push('early') }))
  takeBack()
  add(command('stop', { run: () => ran.push('asked') }))
  add(command('stop', { run: () => ran.push('again') }))
  expect(ran).toEqual(['asked'])
})

test('the latest function of a component is the one that runs, and goes with it', () => {
  const ran: number[] = []
  function View({ count }: { readonly count: number }) {
    useCommand({ id: 'view.count', title: 'Count', run: () => ran.push(count) })
    return null
  }
  const { rerender, unmount } = render(<View count={1} />)
  rerender(<View count={2} />)
  runCommand('view.count')
  unmount()
  expect(runCommand('view.count')).toBe(false)
  expect(ran).toEqual([2])
})
