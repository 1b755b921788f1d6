/**
 * @typedef {object} WindowFacts
 * @property {string | undefined} electron the program, where it was downloaded
 * @property {boolean} isBuilt the part of the product that it runs
 * @property {boolean} wantsBrowser something was asked for that only the browser's host has
 * @property {boolean} hasDisplay
 * @property {boolean} isRoot Chromium's sandbox does not work for root, and we do not do without
 */

/**
 * @typedef {{ in: 'window', electron: string } | { in: 'browser', why?: string }} WindowChoice
 */

/**
 * Where the workbench opens. A window of its own is the rule; a browser does the same.
 *
 * @param {WindowFacts} facts
 * @returns {WindowChoice}
 */
export function windowChoice({ electron, isBuilt, wantsBrowser, hasDisplay, isRoot }) {
  if (wantsBrowser) return { in: 'browser' }
  if (electron === undefined) return { in: 'browser', why: 'no Electron was downloaded for a window of its own' }
  if (!isBuilt) return { in: 'browser', why: 'the desktop window is not built' }
  if (!hasDisplay) return { in: 'browser', why: 'there is no display for a window of its own' }
  if (isRoot) return { in: 'browser', why: 'a window of its own does not open for root' }
  return { in: 'window', electron }
}
