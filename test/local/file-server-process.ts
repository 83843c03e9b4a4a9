import { startFileServer } from '../../local/files/server.ts'
import { credentials } from './file-server.ts'

// A server in a process of its own, to be killed.
const { endpoint } = await startFileServer({ directory: process.argv[2] ?? '', credentials })
console.log(endpoint)
