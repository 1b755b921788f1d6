import { reloadPage } from './app/reloadPage.ts'
import { ownKey } from './web/ownKey.ts'

/**
 * The only file that the page names, small enough to come over the connection of the page itself. All others are loaded from here, so that one
 * that did not come leaves no empty page: see `reloadPage`.
 */
import('./main.tsx').catch((error: unknown) => {
  // The page that comes next is given none.
  ownKey()
  if (!reloadPage()) {
    document.body.textContent = navigator.language.startsWith('fr')
      ? 'Une partie de Palier n’a pas pu être chargée. Rechargez cette page.'
      : 'A part of Palier could not be loaded. Load this page again.'
    reportError(error)
  }
})
