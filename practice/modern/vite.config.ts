/** Build of the modern face: Vue and Element Plus, everything served locally. */
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import type { InlineConfig } from 'vite';

const config: InlineConfig = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/modern/',
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    emptyOutDir: true,
    chunkSizeWarningLimit: 4_000,
    // The project's type check takes in every script below practice/, this built one too.
    rolldownOptions: { output: { postBanner: '// @ts-nocheck' } },
  },
};

export default config;
