import type { IncomingMessage } from 'node:http'

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** Whether a request is meant for this machine: a name that was rebound to it is not ours. */
export const forLoopback = (request: IncomingMessage) => loopback.test(request.headers.host ?? '')

/** Whether a request comes from our own page, or from no page at all. */
export const fromHere = ({ headers }: IncomingMessage) =>
  headers.origin === undefined || headers.origin === `http://${headers.host}`
