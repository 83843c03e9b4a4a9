import type { Face, Installation } from '../../bot/lark/face.ts'
import { activities, entrances } from '../../shared/commands/catalogue.ts'
import { suggester } from '../../shared/commands/suggesting.ts'
import { tableDrafts } from '../aws/drafts.ts'
import type { House } from '../aws/house.ts'
import { tableInbox } from '../aws/inbox.ts'
import { consoleLog } from '../aws/log.ts'
import { referenceNumber } from '../aws/reference-number.ts'

/** What the Lark face stands on, but for who speaks: the library is loaded where it is needed. */
export const larkFaceOn = (
  installation: Installation,
  { kernel, client, table, shelves }: House,
  now: () => number,
): Omit<Face, 'messenger'> => ({
  house: { kernel, shelves, activities, entrances },
  installation,
  inbox: tableInbox(client, table, now),
  drafts: tableDrafts(client, table, now),
  suggest: suggester(kernel),
  now,
  reference: referenceNumber,
  log: consoleLog,
})
