import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The runner leaves one core to itself, which of two leaves one file at a time. */
const files = Math.max(2, availableParallelism() - 1)

/** Tests on the engine whose figures another one beside them would change. */
const alone = [
  'backend/fuzz.engine.test.ts',
  'electron/cli/{doctor,load}.engine.test.ts',
  'electron/engine/docker/dockerStack.engine.test.ts',
  'electron/engine/docker/faults/*.engine.test.ts',
  'electron/engine/sampling/**/*.engine.test.ts',
]

/**
 * `unit` needs nothing but Node; `engine` needs a Docker engine and the built images, and runs two files at a time, because each of
 * them mostly waits for its containers; `alone` needs the same, and the machine for one file at a time; `e2e` needs a browser, builds
 * first, and runs one file at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,electron,backend,scripts}/**/*.test.{ts,mjs}', '*.test.ts'],
          exclude: ['**/*.engine.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
          maxWorkers: files,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['renderer/testing/setupDom.ts'],
          testTimeout: 30_000,
          maxWorkers: files,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'engine',
          include: ['{electron,backend}/**/*.engine.test.ts'],
          exclude: [...alone, '**/node_modules/**'],
          maxWorkers: 2,
          // After the unit tests: neither takes the other's processor time.
          sequence: { groupOrder: 1 },
          maxConcurrency: 3,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          maxConcurrency: 3,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: 'e2e/buildOnce.mjs',
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          // What a page shows is waited for, not timed: a busy machine takes its time.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
