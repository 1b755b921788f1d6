/**
 * @typedef {object} PrintFacts
 * @property {string | undefined} browser one of the Chromium family that the product found
 * @property {string} platform as `process.platform`
 * @property {boolean} isRoot
 * @property {boolean} isDebian Debian, Ubuntu or a descendant
 * @property {boolean} mayInstall false with PALIER_NO_INSTALL=1
 */

/**
 * @typedef {{ do: 'nothing' } | { do: 'install' } | { do: 'skip', why: string }} PrintAction
 */

/**
 * What to do so that reports can be printed. A report without its PDF is no failure: what cannot be installed is skipped, with a line.
 *
 * @param {PrintFacts} facts
 * @returns {PrintAction}
 */
export function printAction({ browser, platform, isRoot, isDebian, mayInstall }) {
  if (browser !== undefined) return { do: 'nothing' }
  const none = 'no Chromium or Chrome is installed'
  if (platform !== 'linux') return { do: 'skip', why: `${none}: install Chrome, Edge or Chromium` }
  if (!isDebian) return { do: 'skip', why: `${none}: install the chromium package of this system` }
  if (!isRoot) return { do: 'skip', why: `${none}: \`sudo apt-get install chromium\` brings one` }
  if (!mayInstall) return { do: 'skip', why: `${none}, and PALIER_NO_INSTALL=1 forbids installing one` }
  return { do: 'install' }
}
