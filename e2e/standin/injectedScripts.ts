import { readFileSync } from 'node:fs'
import { openCrossing, pageWorld, preloadWorld } from './pageSide.ts'

/** The texts that are injected into every document of a window with a preload. `channel` is a name that no page can guess. */
export function injectedScripts(preload: string, channel: string): { readonly page: string; readonly preload: string } {
  const body = `function (require, process, module, exports) {\n${readFileSync(preload, 'utf8')}\n}`
  return {
    page: `(${pageWorld})(${openCrossing}, ${JSON.stringify(channel)})`,
    preload: `(${preloadWorld})(${openCrossing}, ${JSON.stringify(channel)}, ${JSON.stringify(process.platform)}, ${body})`,
  }
}
