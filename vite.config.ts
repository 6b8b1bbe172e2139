import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { firstPaint } from './scripts/first-paint.ts';
import { isolationHeaders, productionHeaders } from './scripts/headers.ts';
import { serviceWorker } from './scripts/service-worker.ts';

const standsAlone = /features\/embed\/element\.ts$/;

// A relative base lets any static host serve the build, also under a sub-path.
export default defineConfig({
  base: './',
  plugins: [react(), firstPaint(), serviceWorker()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(packageJson.version) },
  build: {
    target: 'es2023',
    license: { fileName: 'third-party-licenses.md' },
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: {
        index: 'index.html',
        'tiny-giant': 'src/features/embed/element.ts',
      },
      output: {
        // Other pages name the element's script.
        entryFileNames: ({ name }) => (name === 'index' ? 'assets/[name]-[hash].js' : '[name].js'),
        // What the first screen needs comes in one file and not in forty small ones; the other entry stands alone.
        codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'], test: id => !standsAlone.test(id) }] },
      },
    },
  },
  // Without the policy: the development server's hot updates need inline scripts.
  server: { headers: isolationHeaders },
  preview: { headers: productionHeaders },
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'model/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    environment: 'node',
    testTimeout: 30_000,
  },
});
