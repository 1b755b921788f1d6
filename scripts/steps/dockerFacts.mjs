import { existsSync, readFileSync } from 'node:fs'
import { isDebianLike } from './isDebianLike.mjs'
import { DEFAULT_SOCKET, pingDocker } from './pingDocker.mjs'
import { programPath } from './programPath.mjs'

/**
 * What {@link import('./dockerAction.mjs').dockerAction} decides on, read from this machine.
 *
 * @param {import('./askDoctor.mjs').Doctor['docker']} docker
 * @returns {Promise<import('./dockerAction.mjs').DockerFacts>}
 */
export async function dockerFacts(docker) {
  const answer = process.platform === 'linux' ? await pingDocker(DEFAULT_SOCKET) : 'no'
  return {
    ...machineFacts(),
    isExplicit: docker.explicit,
    isInstalled: programPath('dockerd') !== undefined,
    hasSystemd: existsSync('/run/systemd/system'),
    isDenied: answer === 'denied',
    answers: answer === 'yes',
    fix: docker.fix,
  }
}

/** The part that does not depend on Docker. */
export function machineFacts() {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    isDebian:
      existsSync('/etc/os-release') &&
      isDebianLike(readFileSync('/etc/os-release', 'utf8')) &&
      programPath('apt-get') !== undefined,
    mayInstall: process.env.PALIER_NO_INSTALL !== '1',
  }
}
