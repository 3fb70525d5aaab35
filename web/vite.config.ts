import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { tokensCss } from './ui/tokens-css.ts'

/** `import 'virtual:tokens.css'`: the style sheet made of ui/tokens.ts, the one place that names a raw value. */
const tokens: Plugin = {
  name: 'tokens-css',
  resolveId: id => id === 'virtual:tokens.css' ? '\0virtual:tokens.css' : null,
  load: id => id === '\0virtual:tokens.css' ? tokensCss() : null,
}

/** Pages are built to web/dist; in development `/api` and the sandbox go to the server on PORT (8080). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tokens],
  // the server puts a fresh nonce in its place with every page, so that the policy needs no 'unsafe-inline'
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(['/api', '/sandbox.json', '/sandbox/', '/fsi'].map(path => [path, `http://localhost:${process.env['PORT'] ?? 8080}`])) },
})
