import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../local/store/engine.ts'
import { credentials } from '../local/file-server.ts'
import { kept, run } from './kept.ts'
import { type Leashed, startLeashed } from './leashed.ts'

/** An S3 that others wrote, in Go: github.com/versity/versitygw, Apache 2.0. */
export const VERSITYGW = 'versitygw 1.8.0'

const bring = () =>
  kept('versitygw-1.8.0', (folder) =>
    run('go', ['install', 'github.com/versity/versitygw/cmd/versitygw@v1.8.0'], {
      env: { ...process.env, GOBIN: folder },
    }),
  )

/** Starts one on a folder of its own, with versions. */
export async function startVersitygw(): Promise<Leashed> {
  const program = join(await bring(), 'versitygw')
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-versitygw-'))
  const [objects, versions] = [join(folder, 'objects'), join(folder, 'versions')]
  for (const each of [objects, versions]) await mkdir(each)
  const at = `127.0.0.1:${await freePort()}`
  const { accessKeyId, secretAccessKey } = credentials
  const options = ['--access', accessKeyId, '--secret', secretAccessKey, '--port', at]
  const backend = ['posix', '--versioning-dir', versions, objects]
  const server = await startLeashed(`http://${at}`, program, [...options, '--quiet', ...backend])
  return {
    ...server,
    end: async () => {
      await server.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
