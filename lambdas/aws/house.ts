import { randomBytes } from 'node:crypto'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Kernel } from '../../shared/commands/execute.ts'
import type { Shelves } from '../../shared/commands/shelves.ts'
import { compile, type Powers } from '../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../shared/domain/default-schedule.ts'
import type { Links } from '../../shared/domain/links.ts'
import { Chat } from '../../shared/terms/chat.ts'
import { sha256 } from './chain.ts'
import { tableOf } from './client.ts'
import type { Settings } from './settings.ts'
import { tableShelves } from './shelves.ts'
import { tableStore } from './table.ts'

/** The kernel on one table, with its client. One for each warm function. */
export interface House {
  kernel: Kernel
  client: DynamoDBDocumentClient
  table: string
  shelves: Shelves
}

/** The house on its table, as the settings describe it. */
export function houseOf(settings: Settings): House {
  const { client, table } = tableOf(settings)
  return {
    kernel: kernelOn(client, table, settings.READING_ROOM_URL),
    client,
    table,
    shelves: tableShelves(client, table),
  }
}

/** The kernel on a table that a client reaches, with the reading room served under `pages`. */
export function kernelOn(client: DynamoDBDocumentClient, table: string, pages: string): Kernel {
  const compiled = new Map<number, Powers>()
  return {
    store: tableStore(client, table),
    chance: {
      hash: sha256,
      spread: Math.random,
      secret: () => randomBytes(32).toString('base64url'),
      pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    },
    links: linksUnder(pages),
    powersOf: async ({ schedule: number }, found) => {
      const known = compiled.get(number)
      if (known) return known
      // Number 0 is the list that the house is built with; later ones are records.
      const schedule = number === 0 ? defaultSchedule : await found.get('schedule', String(number))
      if (!schedule) throw new Error(`authority schedule ${number} is in force but not on record`)
      const powers = compile(schedule)
      compiled.set(number, powers)
      return powers
    },
  }
}

/** The addresses of the reading room: where people prove who they are, and where a one-time link leads. */
function linksUnder(pages: string): Links {
  const base = pages.endsWith('/') ? pages : `${pages}/`
  const addressOf = (path: string, chat: Chat | undefined) => {
    const url = new URL(path, base)
    // The first chat goes without saying: the room begins with it.
    if (chat && chat !== Chat.options[0]) url.searchParams.set('with', chat)
    return url.href
  }
  return {
    signIn: (chat) => addressOf('prove', chat),
    readingRoom: (secret, chat) => addressOf(`open/${secret}`, chat),
  }
}
