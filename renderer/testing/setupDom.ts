import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
import { fakeBridge } from './fakeBridge.ts'

/** What the page has in a browser and jsdom lacks: the bridge, media queries, sizes, scrolling. Before any other import of a test. */
Object.assign(window, {
  palier: fakeBridge,
  matchMedia: (media: string) => ({
    media,
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
  ResizeObserver: class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
})
Element.prototype.scrollIntoView = () => {}

afterEach(() => {
  cleanup()
  fakeBridge.forget()
  location.hash = ''
})
