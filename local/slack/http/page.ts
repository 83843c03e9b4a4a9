import { fileURLToPath } from 'node:url'
import { servedPage } from '../../workspace/served-page.ts'

const folder = fileURLToPath(new URL('../page/', import.meta.url))

const serve = servedPage({ folder, scripts: ['main.tsx'] })

/** Serves the page of the workspace and what belongs to it; a permalink leads to the page too. */
export const page: typeof serve = (response, path) =>
  serve(response, path === '/' || path.startsWith('/archives/') ? 'index.html' : path.slice(1))
