import { readFileSync } from 'node:fs'
import { aptInstall } from './aptInstall.mjs'
import { askDoctor } from './askDoctor.mjs'
import { dockerAction } from './dockerAction.mjs'
import { dockerFacts, machineFacts } from './dockerFacts.mjs'
import { programPath } from './programPath.mjs'
import { SetupProblem } from './SetupProblem.mjs'
import { startDocker } from './startDocker.mjs'

/** `debootstrap` and the keys it checks with make the base image where no registry answers. */
const DEBOOTSTRAP = ['debootstrap', 'debian-archive-keyring']
/** `procps`: the engine lists a container's processes with `ps`, which a minimal Debian does not have. */
const DOCKER = ['docker.io', 'iptables', 'ca-certificates', 'procps', ...DEBOOTSTRAP]

/**
 * A usable Docker engine: the one that is there, else the one we may install or start, else a sentence with the fix.
 *
 * @param {string} rootDir
 * @param {import('./runNode.mjs').NodeRuntime} node
 * @param {(text: string) => void} note
 */
export async function ensureDocker(rootDir, node, note) {
  const before = await askDoctor(rootDir, node)
  if (before.docker.usable) {
    const isNews = await ensureDebootstrap(before, note)
    return { label: isNews ? 'Docker ready, debootstrap installed' : 'Docker ready', isNews }
  }
  const action = dockerAction(await dockerFacts(before.docker))
  if (action.do === 'tell') throw unusable(before.docker, action.fix)
  if (action.do === 'install') {
    note('No Docker engine on this machine: installing docker.io with apt-get (PALIER_NO_INSTALL=1 forbids it).')
    await aptInstall([...DOCKER, ...(hasAppArmor() ? ['apparmor'] : [])], note)
  }
  const again = dockerAction({ ...(await dockerFacts(before.docker)), isInstalled: true })
  const label = again.do === 'start' ? await startDocker(again.by) : 'Docker started by its package'
  const after = await askDoctor(rootDir, node)
  if (!after.docker.usable) throw unusable(after.docker, after.docker.fix)
  await ensureDebootstrap(after, note)
  return { label: action.do === 'install' ? `docker.io installed. ${label}` : label, isNews: true }
}

/**
 * @param {import('./askDoctor.mjs').Doctor} doctor
 * @param {(text: string) => void} note
 */
async function ensureDebootstrap(doctor, note) {
  const { isRoot, isDebian, mayInstall } = machineFacts()
  if (doctor.images?.base !== 'missing' || !isRoot || !isDebian || !mayInstall) return false
  if (programPath('debootstrap') !== undefined) return false
  await aptInstall(DEBOOTSTRAP, note)
  return true
}

/**
 * @param {import('./askDoctor.mjs').Doctor['docker']} docker
 * @param {string} fix
 */
function unusable(docker, fix) {
  return new SetupProblem(docker.problem || 'No Docker engine answers.', { fix, exitCode: 3 })
}

/** Where the kernel enforces AppArmor, dockerd starts no container without `apparmor_parser`, which docker.io only recommends. */
function hasAppArmor() {
  try {
    return readFileSync('/sys/module/apparmor/parameters/enabled', 'utf8').trim() === 'Y'
  } catch {
    return false
  }
}
