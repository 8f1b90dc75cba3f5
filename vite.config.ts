// Builds the page: client/*.html -> dist/client, with every script, style and font under /assets, named by its content's hash.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const clientDirectory = fileURLToPath(new URL('client/', import.meta.url));

export default defineConfig({
  root: clientDirectory,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('dist/client/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    assetsDir: 'assets',
    // Nothing becomes a data: URL, so that the server's content security policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // "use client" in the query editor's packages says nothing here, and hundreds of lines of that would bury what matters.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      input: readdirSync(clientDirectory)
        .filter((name) => name.endsWith('.html'))
        .map((name) => clientDirectory + name),
    },
  },
});
