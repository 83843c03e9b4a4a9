import { type Settings, settingsFrom } from './settings.ts'

/** Makes a function of the house from its settings and a clock. */
export type Make<F> = (settings: Settings, now: () => number) => F

/**
 * The handler of a Lambda, made once while it starts, when there is processor time to spare.
 * Imported anywhere else nothing is made: one machine makes its own, with its own settings and clock.
 */
export function onLambda<F extends (...args: never[]) => unknown>(make: Make<F>): F {
  if (process.env['AWS_LAMBDA_FUNCTION_NAME']) return make(settingsFrom(process.env), Date.now)
  return (() => {
    throw new Error('this handler is made on Lambda; elsewhere call its maker')
  }) as unknown as F
}
