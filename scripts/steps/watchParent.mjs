import { isMainThread } from 'node:worker_threads'

/**
 * Preloaded (`node --import`) into every Node child of the scripts. Children have their own session so that Ctrl+C reaches them
 * once, through us; the price would be that they outlive us when we are killed. So the child hears from the channel
 * between us that we are gone, and sends itself the signal it was given for that: the command line is asked to end and takes its
 * containers down; npm, which completes what it is at when asked, is killed, because the next set-up may start at any moment.
 *
 * The variable is removed at once: the child's own children and threads must not watch.
 */
const signal = process.env.PALIER_WHEN_ORPHANED
delete process.env.PALIER_WHEN_ORPHANED

if (signal !== undefined && isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, signal))
  process.channel.unref()
}
