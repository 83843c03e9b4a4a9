import { startWorkspace } from '../../../local/slack/workspace.ts'
import { company } from './trial.ts'

// A workspace in a process of its own, to be killed.
const { apiUrl } = await startWorkspace({
  ...company('http://127.0.0.1:1/'),
  directory: process.argv[2] ?? '',
})
console.log(apiUrl)
