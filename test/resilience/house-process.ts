import type { DynamoDBRecord } from 'aws-lambda'
import { functionsFromSource, type MakeFunctions } from '../../local/functions.ts'
import { startHouse } from '../../local/house.ts'
import { foundTrial } from '../support/trial.ts'

// The whole house in a process of its own, to be killed: what it is asked and answers is in `killed-house.ts`.
const [directory = '', held] = process.argv.slice(2)

/** Never comes to an end. */
const stuck = () => new Promise<never>(() => undefined)

/** Where the house is to stand still until it is killed: with work in the queues, or before the stream's place is kept. */
const holding: MakeFunctions = async (settings, now) => {
  const made = await functionsFromSource(settings, now)
  const { shelves, outbox } = made.readers
  switch (held) {
    case 'workers':
      return { ...made, workers: { notify: stuck, inbox: stuck, documents: stuck } }
    case 'outbox':
      return {
        ...made,
        readers: {
          shelves,
          outbox: async (event) => {
            const answer = await outbox(event)
            const isOfDossier = ({ dynamodb }: DynamoDBRecord) =>
              dynamodb?.Keys?.['pk']?.S?.startsWith('DOSSIER#')
            return event.Records.some(isOfDossier) ? stuck() : answer
          },
        },
      }
    default:
      return made
  }
}

const house = await startHouse({ directory, answerWithin: 20_000, functions: holding })
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
