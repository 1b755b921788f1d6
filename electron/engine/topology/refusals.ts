import type { Path } from './positionOf.ts'

interface Refusal {
  readonly found: string
  readonly expected: string
  readonly fix?: string
}

const unsafe = (why: string): Pick<Refusal, 'expected' | 'fix'> => ({
  expected: 'nothing that reaches beyond the containers of the run',
  fix: `Refused for safety: ${why} Delete it.`,
})
const elsewhere = (place: string): Pick<Refusal, 'expected' | 'fix'> => ({
  expected: 'the subset of Compose that Palier reads',
  fix: `Write ${place} instead.`,
})
const without = (why: string): Pick<Refusal, 'expected' | 'fix'> => ({
  expected: 'the subset of Compose that Palier reads',
  fix: `${why} Delete it.`,
})

/** Keys of a service that are refused with a reason of their own, dotted below the service. */
const ofService: Readonly<Record<string, Pick<Refusal, 'expected' | 'fix'>>> = {
  privileged: unsafe('a privileged container is root on this machine.'),
  network_mode: unsafe(
    "with another's network a container can listen and connect as this machine or as its neighbour.",
  ),
  pid: unsafe("with another's process table a container can see and kill foreign processes."),
  ipc: unsafe("with another's shared memory a container can read and change what foreign programs keep there."),
  uts: unsafe("with the host's names a container can rename this machine."),
  userns_mode: unsafe("with the host's users, root in the container is root on this machine."),
  cgroup: unsafe(
    "with the host's control groups a container can see the limits of everything else, and its own are unclear.",
  ),
  cgroup_parent: unsafe('a container in a foreign control group escapes the limits that the run records.'),
  devices: unsafe('a device gives direct access to the hardware of this machine.'),
  device_cgroup_rules: unsafe('a device gives direct access to the hardware of this machine.'),
  gpus: unsafe('a device gives direct access to the hardware of this machine.'),
  'deploy.resources.reservations.devices': unsafe('a device gives direct access to the hardware of this machine.'),
  cap_add: unsafe('added capabilities are the powers of root, one by one.'),
  security_opt: unsafe('it switches off what separates a container from this machine.'),
  volumes_from: unsafe('it mounts whatever another container has mounted.'),
  'build.privileged': unsafe('a privileged build is root on this machine.'),
  'build.entitlements': unsafe('a privileged build is root on this machine.'),
  'build.network': unsafe("with the host's network a build can connect as this machine."),
  'build.ssh': unsafe('it hands your SSH keys to the build.'),
  'build.secrets': unsafe('it hands files of this machine to the build.'),
  'build.additional_contexts': unsafe('it hands further folders of this machine to the build.'),
  cpus: elsewhere('`deploy.resources.limits.cpus`'),
  mem_limit: elsewhere('`deploy.resources.limits.memory`'),
  mem_reservation: elsewhere('`deploy.resources.reservations.memory`'),
  pids_limit: elsewhere('`deploy.resources.limits.pids`'),
  scale: elsewhere('`deploy.replicas`'),
  'deploy.restart_policy': elsewhere('`restart` of the service'),
  'deploy.mode': without('Replicas are always counted.'),
  'deploy.placement': without('There is one machine.'),
  container_name: without('Every run names its containers itself, so that runs cannot collide.'),
  links: without('Services reach each other by name.'),
}

const ofFile: Readonly<Record<string, Pick<Refusal, 'expected' | 'fix'>>> = {
  version: without('It has no meaning any more; Compose ignores it too.'),
  include: without('A topology is one file (and overrides).'),
}

/** Why a key that is not in the subset is refused, when there is more to say than that it is unknown. */
export function refusalOf(path: Path): Refusal | undefined {
  const key = String(path.at(-1))
  const reason = path[0] === 'services' ? ofService[path.slice(2).join('.')] : ofFile[path.join('.')]
  return reason === undefined ? undefined : { found: `the key ${JSON.stringify(key)}`, ...reason }
}
