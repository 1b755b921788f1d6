/**
 * @typedef {object} DockerFacts
 * @property {string} platform as `process.platform`
 * @property {boolean} isRoot
 * @property {boolean} isDebian Debian, Ubuntu or a descendant
 * @property {boolean} mayInstall false with PALIER_NO_INSTALL=1, which forbids changing the machine: installing and starting
 * @property {boolean} isExplicit the user chose the engine (DOCKER_HOST or a Docker context)
 * @property {boolean} isInstalled a `dockerd` exists
 * @property {boolean} hasSystemd systemd runs as the first process
 * @property {boolean} isDenied the default socket exists and this user may not use it
 * @property {boolean} answers the default socket answers, so that what is wrong is something else
 * @property {string} fix what the product itself advises
 */

/**
 * @typedef {{ do: 'install' } | { do: 'start', by: 'systemd' | 'dockerd' } | { do: 'tell', fix: string }} DockerAction
 */

const INSTALL_DOCS = 'Install Docker Engine (https://docs.docker.com/engine/install/), start it, and run this again.'

/**
 * What to do when no Docker engine is usable. The first line that applies:
 *
 *   chosen by the user, or it answers    tell what the product says; a chosen engine is never replaced
 *   macOS, Windows                       tell: Docker Desktop
 *   Linux, may not use the socket        tell: the docker group
 *   Linux, not root, or forbidden        tell the command
 *   Linux, root, installed               start it
 *   Linux, root, Debian or Ubuntu        install it, then start it
 *   Linux, root, another distribution    tell: Docker's own instructions
 *
 * @param {DockerFacts} facts
 * @returns {DockerAction}
 */
export function dockerAction(facts) {
  if (facts.isExplicit || facts.answers) return { do: 'tell', fix: facts.fix }
  if (facts.platform === 'darwin' || facts.platform === 'win32') {
    return {
      do: 'tell',
      fix: 'Start Docker Desktop, or install it from https://www.docker.com/products/docker-desktop/, and run this again.',
    }
  }
  if (facts.platform !== 'linux') return { do: 'tell', fix: facts.fix || INSTALL_DOCS }
  if (facts.isDenied) {
    return { do: 'tell', fix: 'Run `sudo usermod -aG docker $USER`, log out and in again, and run this again.' }
  }
  if (!facts.isRoot || !facts.mayInstall) return { do: 'tell', fix: commandFor(facts) }
  if (facts.isInstalled) return { do: 'start', by: facts.hasSystemd ? 'systemd' : 'dockerd' }
  return facts.isDebian ? { do: 'install' } : { do: 'tell', fix: INSTALL_DOCS }
}

/** @param {DockerFacts} facts */
function commandFor({ isRoot, isInstalled, isDebian, hasSystemd, mayInstall }) {
  if (!isInstalled && !isDebian) return INSTALL_DOCS
  const sudo = isRoot ? '' : 'sudo '
  const start = hasSystemd || !isRoot ? `${sudo}systemctl start docker` : 'dockerd'
  const command = isInstalled ? start : `${sudo}apt-get install docker.io debootstrap`
  const orAllow = isRoot && !mayInstall ? ' (or leave PALIER_NO_INSTALL unset)' : ''
  return `Run \`${command}\`${orAllow}, and run this again.`
}
