import { LaunchFile, removeStaleLaunchFiles } from './launchFile.ts'
import { LaunchTokens, tokenLifeMs } from './launchTokens.ts'

/** The way in for browsers: a file with a token, renewed when it was used and before it grows old. */
export interface Launch {
  readonly file: string
  /** True once for each token. */
  redeem(token: string): boolean
  /** The file is gone then. */
  close(): void
}

/** Throws `PalierError` storeUnwritable. */
export function openLaunch(folder: string, port: number): Launch {
  const tokens = new LaunchTokens(() => performance.now())
  const file = new LaunchFile(folder, port)
  removeStaleLaunchFiles(folder, Date.now() - 2 * tokenLifeMs)
  const renew = (): void => file.write(tokens.issue())
  renew()
  const renewal = setInterval(renew, tokenLifeMs / 2).unref()
  return {
    file: file.path,
    redeem: (token) => {
      const isGood = tokens.redeem(token)
      if (isGood) renew()
      return isGood
    },
    close: () => {
      clearInterval(renewal)
      file.remove()
    },
  }
}
