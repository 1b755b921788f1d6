import type Dockerode from 'dockerode'
import { PalierError } from '../../../shared/domain/failure.ts'
import { engineFailed, wordsOf } from './engineError.ts'
import type { Labels } from './labels.ts'
import { type AddressRange, freeSubnets, gatewayAddress, toRange } from './subnets.ts'

export interface RunNetwork {
  readonly id: string
  readonly name: string
  readonly subnet: string
}

/**
 * Creates the run's bridge network in a /24 of its own. Two processes may pick the same one at the same time: the engine refuses the second,
 * which takes the next. Throws `noFreeSubnet` when none is left.
 */
export async function createNetwork(
  docker: Dockerode,
  runId: string,
  labels: Labels,
  hostRoutes: readonly AddressRange[],
): Promise<RunNetwork> {
  const name = `palier-${runId}`
  const subnets = freeSubnets(runId, [...(await engineRanges(docker)), ...hostRoutes])
  let tried = 0
  let lastMessage = 'every /24 of 198.18.0.0/15 overlaps a network or a route of this machine'
  for (const subnet of subnets) {
    tried += 1
    try {
      const { id } = await docker.createNetwork({
        Name: name,
        Driver: 'bridge',
        CheckDuplicate: true,
        IPAM: { Driver: 'default', Config: [{ Subnet: subnet, Gateway: gatewayAddress(subnet) }] },
        Options: { 'com.docker.network.bridge.enable_icc': 'true' },
        Labels: { ...labels },
      })
      return { id, name, subnet }
    } catch (error) {
      if (!isSubnetTaken(error)) throw engineFailed(`creating the network ${name}`, error)
      lastMessage = wordsOf(error)
    }
  }
  throw new PalierError({ kind: 'noFreeSubnet', tried, lastMessage })
}

/** Docker: "Pool overlaps with other one on this address space", "conflicts with network … overlap"; Podman: "subnet … is already used". */
function isSubnetTaken(error: unknown): boolean {
  return /overlap|already used/i.test(wordsOf(error))
}

async function engineRanges(docker: Dockerode): Promise<AddressRange[]> {
  const networks = await docker.listNetworks().catch((error: unknown) => {
    throw engineFailed('listing the networks', error)
  })
  return networks.flatMap(({ IPAM }) => IPAM?.Config ?? []).flatMap(({ Subnet }) => toRange(Subnet ?? '') ?? [])
}
