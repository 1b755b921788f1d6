import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { askSecret } from './askSecret.ts'

class Keyboard extends EventEmitter {
  isRaw = false
  isListening = false
  setRawMode = (isRaw: boolean) => {
    this.isRaw = isRaw
  }
  setEncoding = () => undefined
  resume = () => {
    this.isListening = true
  }
  pause = () => {
    this.isListening = false
  }
}

function asked() {
  const keyboard = new Keyboard()
  const shown: string[] = []
  const stopped: string[] = []
  const answer = askSecret(
    'NAME: ',
    keyboard,
    (text) => shown.push(text),
    () => stopped.push('stopped'),
  )
  return { keyboard, shown, stopped, answer }
}

test.each([
  { name: 'key by key', keys: ['a', 'b', '\r'], line: 'ab' },
  { name: 'pasted with its line', keys: ['pass word\nrest'], line: 'pass word' },
  { name: 'with a slip', keys: ['a', 'x', '\u007f', 'b', '\r'], line: 'ab' },
  { name: 'rubbed out beyond the beginning', keys: ['\b', '\u007f', 'é€', '\n'], line: 'é€' },
  { name: 'nothing', keys: ['\u0004'], line: '' },
])('$name: the line, of which nothing is shown', async ({ keys, line }) => {
  const { keyboard, shown, answer } = asked()
  expect([keyboard.isRaw, keyboard.isListening]).toEqual([true, true])
  for (const key of keys) keyboard.emit('data', key)
  expect(await answer).toBe(line)
  expect(shown).toEqual(['NAME: ', '\n'])
  expect([keyboard.isRaw, keyboard.isListening, keyboard.listenerCount('data')]).toEqual([false, false, 0])
})

test('Ctrl+C stops, and leaves the terminal as it was', () => {
  const { keyboard, stopped } = asked()
  keyboard.emit('data', 'ab\u0003c')
  expect(stopped).toEqual(['stopped'])
  expect([keyboard.isRaw, keyboard.listenerCount('data')]).toEqual([false, 0])
})
