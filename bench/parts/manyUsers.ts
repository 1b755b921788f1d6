import type { OursRun } from '../oursRun.ts'
import { runChild } from '../pinned.ts'
import type { BenchWorld } from '../quiet.ts'
import { msOf, type Section, toTable, whole } from '../table.ts'
import { startLoopbackServer } from '../target/startLoopbackServer.ts'
import { startNginx } from '../target/startNginx.ts'

const counts = [100, 1000, 5000, 10_000]
/** For everything that is not a user's connection. */
const besides = 500

/** What users with a connection each cost: memory, lag, and how long it takes until all are gone. */
export async function measureManyUsers(
  { seconds, core }: { readonly seconds: number; readonly core: number },
  world: BenchWorld,
): Promise<Section> {
  const most = Math.max(...counts)
  const target = (await startNginx([0], { connections: most })) ?? (await startLoopbackServer(0))
  const rows: string[][] = []
  const refused: string[] = []
  try {
    for (const users of counts) {
      const shape = { users, 'think-ms': 1000, 'ramp-ms': Math.max(1000, users / 2) }
      const warm = Math.ceil(shape['ramp-ms'] / 1000) + 2
      const options = { url: target.url.href, ...shape, warm, seconds, cores: core, memory: 'yes' }
      await world.quiet()
      try {
        const run = await runChild<OursRun>([core], 'ours', options, users + besides)
        world.say(
          `  ${whole(users)} users: ${run.kibPerUser.toFixed(1)} KiB each, ${run.failed} failed${run.failed > 0 ? ` ${JSON.stringify(run.outcomes)}` : ''}`,
        )
        rows.push([
          whole(users),
          `${run.kibPerUser.toFixed(1)} KiB`,
          whole(run.startedPerS),
          msOf(run.sendLagP99Us.mean),
          msOf(run.sendLagP99Us.worst),
          msOf(run.p99Us),
          `${whole(run.cpuPercent)} %`,
          whole(run.failed),
          `${whole(run.stopMs)} ms`,
        ])
      } catch (error) {
        refused.push(`${whole(users)} users: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
      }
    }
  } finally {
    await target.close()
  }
  const head = [
    'Users',
    'RSS per user',
    'req/s',
    'send lag p99',
    'worst second',
    'service p99',
    'CPU',
    'failed',
    'stop',
  ]
  const what = `One connection each, 1 s ± 50 % think time, ${seconds} s at full number. RSS per user is the growth of the whole process over one user; send lag is the mean of the seconds’ p99. Target: ${target.what}.`
  return { title: 'Users against memory', blocks: [what, toTable(head, rows), ...refused] }
}
