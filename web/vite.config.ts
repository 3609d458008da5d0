import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env.YUNHENG_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // Without the message compiler: messages are read by src/i18n/compile.ts, which needs no code generation.
      'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.mjs',
    },
  },
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: true,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // The security policy of the page allows no code and no style from data: addresses.
    assetsInlineLimit: 0,
    // The drawing of processes is one chunk, which only its own pages load.
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    // How long a test takes is the machine's business; one that hangs ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    server: { deps: { inline: ['element-plus'] } },
  },
})
