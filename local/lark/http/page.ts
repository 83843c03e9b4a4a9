import type { ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { servedPage } from '../../workspace/served-page.ts'

const folder = fileURLToPath(new URL('../page/', import.meta.url))

const serve = servedPage({ folder, scripts: ['main.tsx'] })

const names: Record<string, string> = { '/': 'index.html', '/both': 'both.html' }

/** Serves the page of the workspace and what belongs to it; `/both` shows the Slack workspace beside. */
export const page = (response: ServerResponse, path: string): Promise<void> =>
  serve(response, names[path] ?? path.slice(1))
