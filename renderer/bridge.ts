import type { Bridge } from '../shared/contract/window.ts'
import { createWebBridge } from './web/webBridge.ts'

declare global {
  interface Window {
    /** Put there by the desktop's preload; in a browser there is none. */
    readonly palier?: Bridge
  }
}

/** The only way to the host: the desktop's preload, or HTTP and a WebSocket to the server that this page came from. */
export const bridge: Bridge = window.palier ?? createWebBridge()

export const { ask, hear } = bridge
