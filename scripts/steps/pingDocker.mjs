import { request } from 'node:http'

/** Docker's default socket on Linux, the one a `dockerd` that we start listens on. */
export const DEFAULT_SOCKET = '/var/run/docker.sock'

/**
 * Whether a Docker engine answers on a socket: `yes`, `denied` when this user may not use it, else `no`.
 *
 * @param {string} socketPath
 * @returns {Promise<'yes' | 'denied' | 'no'>}
 */
export function pingDocker(socketPath) {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/_ping', timeout: 2000 }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200 ? 'yes' : 'no')
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', (error) => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error)
      resolve(code === 'EACCES' || code === 'EPERM' ? 'denied' : 'no')
    })
    asked.end()
  })
}
