import type { CounterReading } from '../../../../shared/domain/counters.ts'
import type { Stack } from '../../ports/stack.ts'

/**
 * Nginx writes its own command line into its title, so the configuration it runs with is the one that this command line prints with
 * `-T`. The worker processes are counted, because `auto` is the machine's cores and not the container's.
 */
const script = `
workers=0
for file in /proc/[0-9]*/cmdline; do
  title=$(tr '\\0' ' ' 2>/dev/null < "$file") || continue
  case $title in
    'nginx: worker process is shutting down'*) ;;
    'nginx: worker process'*) workers=$((workers + 1)) ;;
    'nginx: master process '*) master=\${title#nginx: master process } ;;
  esac
done
[ -n "$master" ] || exit 1
echo "# workers: $workers"
exec $master -T
`

export type NginxLimit = Required<Pick<CounterReading['values'], 'connectionsLimit' | 'workerProcesses'>>

/** What the Nginx in a container can hold: worker processes × `worker_connections`. Undefined when there is none, or it does not tell. */
export async function nginxLimit(
  stack: Stack,
  container: string,
  signal: AbortSignal,
): Promise<NginxLimit | undefined> {
  const printed = await stack.exec(container, ['/bin/sh', '-c', script], signal).catch(() => undefined)
  return printed === undefined ? undefined : toNginxLimit(printed.stdout)
}

/** Of what the script above prints. */
export function toNginxLimit(printed: string): NginxLimit | undefined {
  const workerProcesses = Number(/^# workers: (\d+)$/m.exec(printed)?.[1] ?? 0)
  if (workerProcesses === 0 || !/^# configuration file /m.test(printed)) return undefined
  // 512 is Nginx's own default.
  const perWorker = Number(/^[^#\n]*\bworker_connections\s+(\d+)\s*;/m.exec(printed)?.[1] ?? 512)
  return { connectionsLimit: workerProcesses * perWorker, workerProcesses }
}
