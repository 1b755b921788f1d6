import type { BrowserWindow } from 'electron'
import { isOurAddress, startUrl } from './appAddress.ts'
import { createWindow } from './createWindow.ts'
import type { ElectronParts } from './electronParts.ts'
import { backgroundOf } from './look.ts'
import type { PlaceFile } from './placeFile.ts'
import { fittingPlace } from './windowPlace.ts'

/** The one window of the workbench, where it was when it was last closed; still empty. */
export function openMainWindow(
  { BrowserWindow: Window, nativeTheme, screen }: Pick<ElectronParts, 'BrowserWindow' | 'nativeTheme' | 'screen'>,
  preload: string,
  places: PlaceFile,
): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const screens = [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)]
  const window = createWindow(Window, {
    kind: 'main',
    preload,
    place: fittingPlace(
      places.read(),
      screens.map(({ workArea }) => workArea),
    ),
    background: backgroundOf(nativeTheme),
  })
  window.on('close', () => {
    // Of the window as it is when it is not maximised: that is where it goes back to.
    const { x, y, width, height } = window.getNormalBounds()
    places.save({ x, y, width, height, isMaximized: window.isMaximized() })
  })
  // Chromium asks nobody before it shows a blank or an error page of its own; without the bridge's page nothing could be done.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!isOurAddress(url)) void window.loadURL(startUrl)
  })
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(backgroundOf(nativeTheme))
  })
  return window
}
