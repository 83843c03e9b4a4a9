import ipaddr from 'ipaddr.js'
import { faultFacts } from '../bot/gateway/fault-facts.ts'
import { visitRoom } from '../bot/web/room.ts'
import { activityNamed } from '../shared/commands/catalogue.ts'
import { s3Files } from './aws/files.ts'
import { houseOf } from './aws/house.ts'
import type { HttpFunction } from './aws/http.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { referenceNumber } from './aws/reference-number.ts'
import { signInsOf } from './chats/sign-ins.ts'
import { watermark } from './imaging/watermark.ts'

/** The reading room's pages. */
export const readingRoomFunction: Make<HttpFunction> = (settings, now) => {
  const { kernel } = houseOf(settings)
  const files = s3Files(settings)
  const ranges = settings.READING_ROOM_RANGES.split(',').filter(Boolean).map(ipaddr.parseCIDR)
  const signIn = signInsOf(settings, now)
  const broke = (error: unknown) => {
    const reference = referenceNumber()
    consoleLog('room.broke', { reference, ...faultFacts(error) })
    return reference
  }
  return (event) =>
    visitRoom(event, {
      kernel,
      signIn,
      activityNamed,
      now,
      broke,
      watermark,
      pageImage: files.page,
      isInReadingRoom: (address) => ranges.some((range) => isWithin(address, range)),
    })
}

function isWithin(address: string, range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 reader may arrive in IPv6 dress.
  const parsed = ipaddr.process(address)
  return parsed.kind() === range[0].kind() && parsed.match(range)
}

export const handler = onLambda(readingRoomFunction)
