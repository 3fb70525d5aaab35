import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { tokensCss } from './ui/tokens-css.ts'

/** `import 'virtual:tokens.css'`: the style sheet made of ui/tokens.ts, the one place that names a raw value. */
const tokens: Plugin = {
  name: 'tokens-css',
  resolveId: id => id === 'virtual:tokens.css' ? '\0virtual:tokens.css' : null,
  load: id => id === '\0virtual:tokens.css' ? tokensCss() : null,
}

/** Every asset also as .gz and .br beside it, so that the server sends what was compressed once. */
const squeezed: Plugin = {
  name: 'squeezed', apply: 'build',
  writeBundle({ dir }) {
    for (const file of readdirSync(join(dir!, 'assets')).filter(name => /\.(js|css|svg)$/.test(name))) {
      const path = join(dir!, 'assets', file), bytes = readFileSync(path)
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${path}.br`, brotliCompressSync(bytes))
    }
  },
}

/** Pages are built to web/dist; in development `/api` and the sandbox go to the server on PORT (8080). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tokens, squeezed],
  // the server puts a fresh nonce in its place with every page, so that the policy needs no 'unsafe-inline'
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: 'dist', emptyOutDir: true, manifest: 'manifest.json', target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false },
    // the centre's pages and the partner bank's, which its own process serves
    rolldownOptions: { input: { index: join(import.meta.dirname, 'index.html'), bank: join(import.meta.dirname, 'bank/index.html') } } },
  server: { proxy: Object.fromEntries(['/api', '/sandbox.json', '/sandbox/', '/fsi'].map(path => [path, `http://localhost:${process.env['PORT'] ?? 8080}`])) },
})
