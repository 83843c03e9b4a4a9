import type { IncomingMessage } from 'node:http'

/** The reading room's network on the trial machine. */
export const READING_ROOM = '192.168.50.0/24'

/**
 * On one machine everybody sits on loopback, so the trial says where its person sits by a cookie of the
 * workspace's page; the gateway reports the address that a person sitting there would have.
 */
export const placeAddress = (request: IncomingMessage): string =>
  /(^|; )workspace_place=reading-room(;|$)/.test(request.headers.cookie ?? '')
    ? '192.168.50.7'
    : '10.20.30.40'
