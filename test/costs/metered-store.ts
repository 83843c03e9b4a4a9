import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import * as z from 'zod'

const Units = z.looseObject({ CapacityUnits: z.number() })
const Answered = z.looseObject({ ConsumedCapacity: z.union([Units, z.array(Units)]).optional() })

/** What one call took of the table, in its own units: transactions count double, strong reads too. */
export interface Taken {
  reads: number
  writes: number
}

/** A way to the table that counts what goes over it. */
export interface MeteredStore {
  endpoint: string
  close(): Promise<void>
}

/**
 * Stands before a DynamoDB and asks it to say with every answer how much it counted: so the functions are measured as they
 * are, whatever client they use. `began` and `ended` tell each call, for side by side counts as one trip.
 */
export async function meterStore(
  target: string,
  tell: { began(): number; ended(trip: number, taken: Taken): void },
): Promise<MeteredStore> {
  const server = createServer({ keepAliveTimeout: 65_000 }, (asked, answer) => {
    serve(asked, answer).catch(() => answer.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }

  async function serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const trip = tell.began()
    const body = JSON.parse((await buffer(asked)).toString())
    const operation = String(asked.headers['x-amz-target']).split('.').at(-1) ?? ''
    const counts = !operation.startsWith('Describe')
    const response = await fetch(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        ...onlyTexts(asked.headers, ['x-amz-target', 'x-amz-date', 'authorization']),
      },
      body: JSON.stringify(counts ? { ...body, ReturnConsumedCapacity: 'TOTAL' } : body),
    })
    const text = await response.text()
    tell.ended(trip, takenBy(operation, text))
    answer.writeHead(response.status, { 'content-type': 'application/x-amz-json-1.0' })
    answer.end(text)
  }
}

const onlyTexts = (headers: IncomingMessage['headers'], names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, String(headers[name])]))

function takenBy(operation: string, text: string): Taken {
  const { ConsumedCapacity = [] } = Answered.catch({}).parse(JSON.parse(text || '{}'))
  const units = [ConsumedCapacity].flat().reduce((sum, one) => sum + one.CapacityUnits, 0)
  const isRead = /^(Get|BatchGet|Query|Scan|TransactGet)/.test(operation)
  return isRead ? { reads: units, writes: 0 } : { reads: 0, writes: units }
}
