import react from '@vitejs/plugin-react';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { budget } from './build/budget.ts';
import { fakeApi } from './src/test/web/fake-api/plugin.ts';

const opsApi = process.env.OPS_API ?? 'http://127.0.0.1:8080';

export default defineConfig(
  ({ mode }): ViteUserConfig => ({
    root: 'src/main/web',
    base: '/console/',
    // The fake API belongs to `--mode fake` alone: a development and preview server, never the bundle.
    plugins: [react(), budget(250, 'OverviewPage'), ...(mode === 'fake' ? [fakeApi()] : [])],
    build: {
      outDir: '../../../target/classes/static/console',
      emptyOutDir: true,
      chunkSizeWarningLimit: 700,
      reportCompressedSize: true,
    },
    server: {
      host: '127.0.0.1',
      port: 5173,
      proxy: mode === 'fake' ? undefined : { '^/(api|oauth2|login|logout|swagger-ui|v3)': opsApi },
    },
    preview: { host: '127.0.0.1', port: 4173 },
    test: {
      root: '.',
      include: ['src/test/web/**/*.test.ts'],
      environment: 'node',
      // The JUnit file stands beside those of the Java modules, to be counted with them.
      reporters: ['default', ['junit', { outputFile: 'target/surefire-reports/TEST-ops-console.xml' }]],
    },
  }),
);
