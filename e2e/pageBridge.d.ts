import type { Bridge } from '../shared/contract/window.ts'

declare global {
  interface Window {
    /** For what specs run in the page. */
    readonly palier?: Bridge
  }
}
