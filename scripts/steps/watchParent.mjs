import { isMainThread } from 'node:worker_threads'

/**
 * Preloaded (`node --import`) into every Node child of the scripts. Children have their own session so that Ctrl+C reaches them
 * once, through us; the price would be that they outlive us when we are killed. So the child hears from the channel
 * between us that we are gone, and ends as if asked to: the command line takes its containers down, npm and Vite stop.
 *
 * The variable is removed at once: the child's own children and threads must not watch.
 */
const isWatching = process.env.PALIER_WATCH_PARENT === '1'
delete process.env.PALIER_WATCH_PARENT

if (isWatching && isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
