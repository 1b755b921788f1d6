import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/**
 * One build for every Node entry. dockerode and undici stay real packages: dockerode dies when bundled
 * (`__dirname` in ssh2, `.proto` files read at run time).
 * Shared chunks sit beside the entries, so that `import.meta.dirname` means the same folder everywhere.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { cli: 'electron/cli/main.ts', loadWorker: 'electron/engine/load/loadWorker.ts' },
      external: [...builtinModules.flatMap((name) => [name, `node:${name}`]), 'dockerode', 'undici'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['dockerode', 'undici'] },
})
