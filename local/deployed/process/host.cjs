// What stands around a function on Lambda: it starts the bundle, and hands it one event at a time as JSON.
const { join } = require('node:path')
const { putAhead } = require('./clock.cjs')

// Nobody outlives the house.
process.on('disconnect', () => process.exit())

const [file, name] = process.env._HANDLER.split('.')
const { [name]: handler } = require(join(process.env.LAMBDA_TASK_ROOT, file))

process.on('message', async ({ event, context, ahead }) => {
  putAhead(ahead)
  process.send(await outcome(JSON.parse(event), context))
})
process.send({ ready: true })

/** What the caller is given: a result as JSON, or what the error is called and says. */
async function outcome(event, context) {
  try {
    return { result: JSON.stringify(await handler(event, context)) ?? 'null' }
  } catch (error) {
    return { errorType: error?.name ?? typeof error, errorMessage: String(error?.message ?? error) }
  }
}
