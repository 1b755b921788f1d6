import { posix, win32 } from 'node:path'

export interface DataFolders {
  /** Where the installation id lives; never under `--out`. */
  readonly config: string
  /** Default root of runs and comparisons. */
  readonly data: string
}

/** The user's folders by the system's own convention: XDG, Application Support, AppData. */
export function dataFolders(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): DataFolders {
  if (platform === 'win32') {
    const { join } = win32
    return {
      config: join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Palier'),
      data: join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Palier'),
    }
  }
  const { join } = posix
  if (platform === 'darwin') {
    const folder = join(home, 'Library', 'Application Support', 'Palier')
    return { config: folder, data: folder }
  }
  return {
    config: join(absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config'), 'palier'),
    data: join(absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'), 'palier'),
  }
}

/** The XDG specification: a relative path in these variables is invalid and ignored. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && posix.isAbsolute(path) ? path : undefined
}
