import { type Make, onLambda } from './aws/on-lambda.ts'

/** Does what has become due. */
export const clockFunction: Make<() => Promise<void>> = () => async () => undefined

export const handler = onLambda(clockFunction)
