import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { isAlreadyDone } from '../engineError.ts'
import type { FaultTarget, UndoFault } from './faultTarget.ts'
import { inNetwork } from './inNetwork.ts'

/**
 * Of the packets that come to it, so many are dropped, each by chance. Not of those it sends: the kernel would tell the sender. Packets within the container are left alone
 * (the engine's name server is one of its own addresses). By iptables, which more kernels have than `netem`.
 */
export async function losePackets(
  action: Extract<FaultAction, { kind: 'loss' }>,
  target: FaultTarget,
): Promise<UndoFault> {
  const share = String(action.percent / 100)
  const rule = ['INPUT', '!', '-i', 'lo', '-m', 'statistic', '--mode', 'random', '--probability', share, '-j', 'DROP']
  await inNetwork(action, target, 'xt_statistic', ['iptables', '-w', '-I', ...rule])
  target.begin()
  return undoRule(target, () => inNetwork(action, target, 'xt_statistic', ['iptables', '-w', '-D', ...rule]))
}

/** Every packet it sends waits that long in its interface's queue. */
export async function delayPackets(
  action: Extract<FaultAction, { kind: 'delay' }>,
  target: FaultTarget,
): Promise<UndoFault> {
  const device = await deviceOf(action, target)
  const delay = ['root', 'netem', 'delay', `${action.delayMs}ms`, 'limit', '100000']
  await inNetwork(action, target, 'sch_netem', ['tc', 'qdisc', 'add', 'dev', device, ...delay])
  target.begin()
  return undoRule(target, () => inNetwork(action, target, 'sch_netem', ['tc', 'qdisc', 'del', 'dev', device, 'root']))
}

/** The interface with the container's address: `eth0`, as a rule. */
async function deviceOf(action: FaultAction, target: FaultTarget): Promise<string> {
  const told = await inNetwork(action, target, 'iproute2', ['ip', '-o', '-4', 'addr', 'show'])
  const line = told.split('\n').find((one) => one.includes(` ${target.place.address}/`))
  return line?.trim().split(/\s+/)[1] ?? 'eth0'
}

/** A container that was started again since has a new network namespace: the rule went with the old one, and the process id may be anybody's. */
function undoRule({ container, pid }: FaultTarget, undo: () => Promise<unknown>): UndoFault {
  return async () => {
    const info = await container.inspect().catch((error: unknown) => {
      if (isAlreadyDone(error)) return undefined
      throw error
    })
    if (info?.State.Running === true && info.State.Pid === pid) await undo()
  }
}
