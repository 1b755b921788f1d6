import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { expect, test } from 'vitest'
import { isOurWindow } from './isOurWindow.ts'

const ours = { id: 1 } as WebContents
const event = (sender: object, senderFrame: unknown) => ({ sender, senderFrame }) as unknown as IpcMainInvokeEvent
const frame = (url: string, parent: object | null = null) => ({ url, parent })

test.each<[string, IpcMainInvokeEvent, boolean]>([
  ['our page', event(ours, frame('app://palier/')), true],
  ['our page, somewhere in it', event(ours, frame('app://palier/#/live')), true],
  ['a frame in our page', event(ours, frame('app://palier/', {})), false],
  ['another window', event({ id: 1 }, frame('app://palier/')), false],
  ['about:blank', event(ours, frame('about:blank')), false],
  ['no address', event(ours, frame('')), false],
  ['a host that begins alike', event(ours, frame('app://palier.example/')), false],
  ['a document being printed', event(ours, frame('app://report/x')), false],
  ['the right host on another scheme', event(ours, frame('https://palier/')), false],
  ['a frame that is gone', event(ours, null), false],
  [
    'a frame that throws',
    event(ours, {
      get parent() {
        throw new Error('Render frame was disposed')
      },
    }),
    false,
  ],
])('%s', (_name, message, expected) => {
  expect(isOurWindow(message, ours)).toBe(expected)
})

test('without a window nobody is ours', () => {
  expect(isOurWindow(event(ours, frame('app://palier/')), undefined)).toBe(false)
})
