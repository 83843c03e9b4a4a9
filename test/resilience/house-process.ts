import { startHouse } from '../../local/house.ts'
import { foundTrial } from '../support/trial.ts'

// The whole house in a process of its own, to be killed: what it is asked and answers is in `killed-house.ts`.
const house = await startHouse({ directory: process.argv[2] ?? '', answerWithin: 20_000 })
await foundTrial(house)
process.on('message', async () => {
  await house.settled()
  process.send?.({ says: 'settled' })
})
process.send?.({
  says: 'open',
  url: house.workspace.url,
  dynamodb: house.settings.DYNAMODB_ENDPOINT,
  table: house.table,
  engine: house.engine?.pid,
})
