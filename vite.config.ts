import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

const SERVER = 'http://127.0.0.1:8080'
/** What the server renders itself: in development these paths go to it, as /api does. */
const SERVER_PATHS = ['/api', '/sign-in', '/account', '/change-password', '/mailbox', '/r', '/d']

/** Mails and server-rendered pages never run in the browser, so their texts aren't sent to it. */
function browserMessages(): Plugin {
  return {
    name: 'kvittens-browser-messages',
    transform: {
      filter: { id: /[\\/]messages[\\/][\w-]+\.json$/ },
      order: 'pre',
      handler(source) {
        const texts = Object.entries(JSON.parse(source)).filter(
          ([key]) => !/^(mail|page)\./.test(key),
        )
        return { code: JSON.stringify(Object.fromEntries(texts)), map: null }
      },
    },
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('web/', import.meta.url)),
  plugins: [browserMessages(), react()],
  json: { stringify: true },
  build: {
    outDir: fileURLToPath(new URL('dist/web/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a data: address, which the content policy allows for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A release changes our own code: what comes from others stays in the browser's cache.
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              priority: 3,
            },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
            { name: 'fluent', test: /node_modules[\\/]/, tags: ['$initial'], priority: 1 },
            // What only lazy screens and panels use comes with the first of them.
            { name: 'fluent-more', test: /node_modules[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, SERVER])) },
})
