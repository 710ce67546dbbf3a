/** The faces that vite builds: where their sources lie, below which address they are served. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import type { InlineConfig } from 'vite';

/** Faces by one UI kit each, below /kits. */
export const KITS = ['element-plus', 'element-ui', 'ant-design-vue', 'layui', 'vxe-table'] as const;
export type Kit = (typeof KITS)[number];
export type Face = 'modern' | Kit;

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** What runs in the browser for every face. */
const SHARED = join(HERE, 'web');

/** Where a built face lies. */
export function distOf(face: Face): string {
  return join(HERE, 'dist', face);
}

/** Folders whose changes make a face out of date, its own first. */
export function sourcesOf(face: Face): string[] {
  return face === 'modern' ? [join(HERE, face), SHARED] : [join(HERE, 'kits', face), SHARED];
}

/** How vite builds a face. */
export function configOf(face: Face): InlineConfig {
  return {
    root: sourcesOf(face)[0],
    base: face === 'modern' ? '/modern/' : `/kits/${face}/`,
    configFile: false,
    logLevel: 'warn',
    plugins: [vue()],
    // Element UI asks for vue and means Vue 2, here the build that compiles templates in the browser.
    resolve: { alias: face === 'element-ui' ? [{ find: /^vue2?$/, replacement: 'vue2/dist/vue.esm.js' }] : [] },
    define: {
      // Whoever starts the build: a kit's development build would be another, slower kit.
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      emptyOutDir: true,
      chunkSizeWarningLimit: 4_000,
      // The project's type check takes in every script below practice/, this built one too.
      rolldownOptions: { output: { postBanner: '// @ts-nocheck' } },
    },
  };
}
