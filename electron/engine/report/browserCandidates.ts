import { posix, win32 } from 'node:path'

type Variables = Readonly<Record<string, string | undefined>>

const macBundles = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** Where a browser of the Chromium family may be, the likeliest first. A chosen one (`PALIER_CHROMIUM`) stands alone. */
export function browserCandidates(platform: NodeJS.Platform, variables: Variables): string[] {
  const { PALIER_CHROMIUM: chosen } = variables
  if (chosen !== undefined && chosen !== '') return [chosen]
  if (platform === 'win32') {
    const roots = [variables.PROGRAMFILES, variables['PROGRAMFILES(X86)'], variables.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? windowsPrograms.map((program) => win32.join(root, program)) : []))
  }
  const folders = (variables.PATH ?? '').split(':').filter((folder) => folder !== '')
  const onPath = linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
  return platform === 'darwin' ? [...macBundles, ...onPath] : onPath
}
