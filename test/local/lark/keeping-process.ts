import { startLarkWorkspace } from '../../../local/lark/workspace.ts'
import { company } from './trial.ts'

// A workspace in a process of its own, to be killed.
const { url } = await startLarkWorkspace({
  ...company('http://127.0.0.1:1/'),
  directory: process.argv[2] ?? '',
})
console.log(url)
