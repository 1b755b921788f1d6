import { join } from 'node:path'
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import type { Settings } from '../../shared/contract/settings.ts'
import type { WindowAnnouncementName, WindowAnnouncements } from '../../shared/contract/window.ts'
import type { Printer } from '../engine/compose.ts'
import type { Workbench } from '../engine/workbench.ts'
import { answerAppRequest, type Served } from './answerAppRequest.ts'
import { appScheme, startUrl } from './appAddress.ts'
import { AppliedSettings } from './appliedSettings.ts'
import { askBeforeClosing } from './askBeforeClosing.ts'
import { comparisonEffects } from './comparisonEffects.ts'
import { ComparisonWatch } from './comparisonWatch.ts'
import { createPrinter } from './createPrinter.ts'
import { createWindow } from './createWindow.ts'
import type { ElectronParts } from './electronParts.ts'
import { guardContents, guardSession } from './guards.ts'
import { isOurWindow } from './isOurWindow.ts'
import { usualSettings } from './look.ts'
import { openMainWindow } from './openMainWindow.ts'
import { placeFile } from './placeFile.ts'
import { saveReport } from './saveReport.ts'
import { serveWindow } from './serveWindow.ts'
import { showSuite } from './showSuite.ts'

export interface ShellOptions {
  /** Absolute folder of the built window, and path of the built preload. */
  readonly page: string
  readonly preload: string
  /** The user's, for the window's place and what Chromium keeps. */
  readonly configFolder: string
  readonly openWorkbench: (printer: Printer) => Workbench
}

/** What must be said before Electron is ready; false when another Palier runs already, which then comes to the front. */
export function prepareShell({ app, protocol }: ElectronParts, { configFolder }: ShellOptions): boolean {
  app.enableSandbox()
  // Windows shows notices only of programs that it knows by the name in their shortcut.
  app.setAppUserModelId('io.palier.workbench')
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
  // Beside our own files and not among them; also what makes two starts of one user the same program.
  app.setPath('userData', join(configFolder, 'window'))
  return app.requestSingleInstanceLock()
}

/** The desktop around one engine and one window. Call when Electron is ready; rejects when the page cannot be shown. */
export async function startShell(electron: ElectronParts, options: ShellOptions): Promise<void> {
  const { app } = electron
  const documents = new Map<string, string>()
  guardEverything(electron, { root: options.page, documents })
  const workbench = options.openWorkbench(
    createPrinter(() => createWindow(electron.BrowserWindow, { kind: 'print' }), documents),
  )

  let window: BrowserWindow | undefined
  const shown = (): BrowserWindow | undefined => (window?.isDestroyed() === false ? window : undefined)
  const tell: Tell = (name, content) => shown()?.webContents.send(name, content)
  const settings = new AppliedSettings(electron, (command) => tell('window.command', command))
  settings.apply(await readSettings(workbench))

  const { watch } = follow(electron, { workbench, settings, shown, tell })
  window = openMainWindow(electron, options.preload, placeFile(join(options.configFolder, 'window.json')))
  serve(electron, window, { workbench, settings })
  askBeforeClosing(electron, window, { workbench, watch, texts: () => settings.texts() })
  app.on('second-instance', () => bringToFront(shown()))
  // One window is the whole program, on macOS as well: without it nothing could be started or stopped.
  app.on('window-all-closed', () => app.quit())
  // What is wrong with the data folder is told by whatever looks into it.
  void workbench.tidyUp().catch(() => undefined)
  await window.loadURL(startUrl)
}

type Tell = <N extends WindowAnnouncementName>(name: N, content: WindowAnnouncements[N]) => void

/** Before anything can be loaded. */
function guardEverything({ app, protocol, session }: ElectronParts, served: Served): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  guardSession(session.defaultSession)
  protocol.handle(appScheme, (request) => answerAppRequest(request, served))
}

/** Unreadable settings are told by the window, where they can be mended. */
async function readSettings({ handlers }: Workbench): Promise<Settings> {
  try {
    return await handlers['settings.read']({})
  } catch {
    return usualSettings
  }
}

interface FollowParts {
  readonly workbench: Workbench
  readonly settings: AppliedSettings
  readonly shown: () => BrowserWindow | undefined
  readonly tell: Tell
}

/** Everything that the engine announces goes to the window; the desktop itself minds comparisons. */
function follow(
  electron: ElectronParts,
  { workbench, settings, shown, tell }: FollowParts,
): { watch: ComparisonWatch } {
  const watch = new ComparisonWatch(
    async (comparisonId) => await workbench.handlers['comparison.follow']({ comparisonId }),
    comparisonEffects(electron, shown, () => settings.texts()),
  )
  workbench.hear((announcement) => {
    watch.hear(announcement)
    tell(announcement.name, announcement.content)
  })
  return { watch }
}

function serve(
  { app, dialog, ipcMain, shell }: ElectronParts,
  window: BrowserWindow,
  { workbench: { handlers }, settings }: Pick<FollowParts, 'workbench' | 'settings'>,
): void {
  const showInFolder = (file: string): void => shell.showItemInFolder(file)
  const save = saveReport({
    dialog,
    window,
    texts: () => settings.texts(),
    folder: () => app.getPath('documents'),
    make: handlers['report.make'],
    showInFolder,
  })
  const saveSettings: (typeof handlers)['settings.save'] = async (asked) => {
    const saved = await handlers['settings.save'](asked)
    settings.apply(saved)
    return saved
  }
  const isOurs = (event: IpcMainInvokeEvent): boolean =>
    isOurWindow(event, window.isDestroyed() ? undefined : window.webContents)
  const ofHost = { 'report.save': save, 'suite.show': showSuite(handlers, showInFolder) }
  serveWindow(ipcMain, { ...handlers, 'settings.save': saveSettings }, ofHost, isOurs)
}

function bringToFront(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}
