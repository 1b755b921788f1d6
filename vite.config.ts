import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const builtins = builtinModules.flatMap((name) => [name, `node:${name}`])
/** Real packages at run time: dockerode dies when bundled (`__dirname` in ssh2, `.proto` files read at run time). */
const external = [...builtins, 'dockerode', 'undici', 'electron']

const here = (path: string): string => resolve(import.meta.dirname, path)

/**
 * Four builds by `vite build --app`: the window (`out/renderer`), every Node entry (`out`), the preload, which the desktop's
 * sandbox wants as one CommonJS file, and the study's API, which an image copies as one file for the Node of Debian (20).
 * Shared chunks of Node entries sit beside them, so that `import.meta.dirname` means the same folder everywhere.
 */
export default defineConfig(({ mode }) => ({
  // So that the page is built as `index.html`, not as `renderer/index.html`.
  root: here('renderer'),
  plugins: [react()],
  builder: {
    // The Node entries first, into an emptied folder: chunks of earlier builds would be packaged with the present ones.
    buildApp: async (builder) => {
      for (const name of ['node', 'preload', 'coproApi', 'client']) {
        const environment = builder.environments[name]
        if (environment !== undefined) await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: here('out/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        manifest: true,
        modulePreload: { polyfill: false },
        // Everything comes from disk; no file is worth inlining into a stylesheet that a policy looks at.
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: here('renderer/index.html'),
          // A file for each screen, and few beside them: every file is a request, and what all need comes at once.
          output: {
            codeSplitting: {
              groups: [
                // Alone, because all others are loaded from it: see `renderer/start.ts`.
                {
                  name: 'start',
                  test: /renderer[\\/](start|app[\\/]reloadPage|web[\\/]ownKey)\.ts$|preload-helper/,
                  priority: 4,
                },
                { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
                { name: 'packages', test: /node_modules[\\/]/, priority: 2 },
                { name: 'shared', minShareCount: 3, priority: 1 },
              ],
            },
          },
        },
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['dockerode', 'undici', 'electron'] },
      build: {
        ssr: true,
        target: 'node22',
        outDir: here('out'),
        emptyOutDir: true,
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: {
            main: here('electron/main.ts'),
            loadWorker: here('electron/engine/load/loadWorker.ts'),
            nullWorker: here('electron/engine/load/nullWorker.ts'),
            // Installers hold the desktop alone.
            ...(mode !== 'desktop' && { cli: here('electron/cli/main.ts') }),
          },
          external,
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            // Without white space and comments, names as they are: a third less to install, and traces that can be read.
            ...(mode === 'desktop' && { minify: { mangle: false, compress: false, codegen: true } }),
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        ssr: true,
        target: 'chrome140',
        outDir: here('out'),
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          input: { preload: here('electron/preload.ts') },
          external: ['electron'],
          // One CommonJS file: a sandboxed preload can require nothing but `electron`.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    coproApi: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ssr: true,
        target: 'node20',
        // Inside the image's build context: nothing else of the checkout reaches a Docker build.
        outDir: here('resources/images/copro-api/dist'),
        emptyOutDir: true,
        minify: false,
        rolldownOptions: {
          input: { server: here('backend/server.ts') },
          external: builtins,
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
  },
}))
