import type { FunctionName } from './functions.ts'

/** What can be done with rows, as DynamoDB calls it. Walking over the table is not among it. */
export const rowActions = [
  'BatchGetItem',
  'GetItem',
  'Query',
  'ConditionCheckItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
] as const
export type RowAction = (typeof rowActions)[number]

/** In which partitions each of it may be done. A name is one partition; with a star, all that begin so. */
export type RowRights = Readonly<Partial<Record<RowAction, readonly string[]>>>

/** Dossiers and the company, with their journals. Nobody deletes a row in either: see `append-only.ts`. */
const ROOTS = ['COMPANY', 'DOSSIER#*']
/** What every decision reads: was it taken before, for whom, in which house, by which schedule. */
const DECIDED_ON = ['RECEIPT#*', ...ROOTS, 'SCHEDULE', 'PERSON#*', 'IDENTITY#*', 'CLAIM#*']
/** What it writes in any case, with what it claims as its own. */
const DECIDED = ['RECEIPT#*', ...ROOTS]
/** A person's row and its copies. */
const PEOPLE = ['PERSON#*', 'IDENTITY#*', 'ROLE#*', 'STAFF']
/** Who may decide a request. */
const DECIDERS = ['ROLE#*', 'DELEGATE#*', 'GRANTOR#*']

/** A decision about lending: its grant, and the powers of who decides. */
const LENDING = {
  BatchGetItem: [...DECIDED_ON, 'ACCESS#*', 'ATTORNEY', 'PROOF#*'],
  Query: [...ROOTS, ...DECIDERS, 'ACCESS#*'],
  ConditionCheckItem: [...ROOTS, 'SCHEDULE', 'PERSON#*', 'ACCESS#*', 'ATTORNEY', 'PROOF#*'],
  PutItem: [...DECIDED, 'ACCESS#*'],
} satisfies RowRights

/** Everything that people ask for in a chat. Reading and proving who one is are not among it: the reading room does that. */
const CHATTING = together(LENDING, {
  BatchGetItem: ['LINKING#*'],
  GetItem: ['DOSSIER#*', 'DRAFT#*'],
  Query: ['NAMES#*', 'DESK#*', 'REGISTER#*', 'PAST#*', 'STAFF', 'PARKED'],
  PutItem: [
    ...PEOPLE,
    ...['SCHEDULE', 'ATTORNEY', 'DELEGATE#*', 'GRANTOR#*', 'CLAIM#*', 'LINKING#*', 'LINK#*'],
    ...['INBOX#*', 'DRAFT#*'],
  ],
  DeleteItem: ['IDENTITY#*', 'ROLE#*', 'PROOF#*', 'CLAIM#*'],
})

/** Work that was told of by a key: it is read, counted when it fails, and parked for an administrator. */
const WORKING = {
  GetItem: [...ROOTS, 'PARKED'],
  UpdateItem: ['FAILURES#*'],
  PutItem: ['PARKED'],
  DeleteItem: ['PARKED'],
} satisfies RowRights

/** What is decided about one document, once its bytes are known. */
const CATALOGUING = {
  BatchGetItem: DECIDED_ON,
  ConditionCheckItem: ROOTS,
  PutItem: [...DECIDED, 'CLAIM#*'],
} satisfies RowRights

/** What is kept out lets go of its bytes: they may be handed in again. */
const KEPT_OUT = { DeleteItem: ['CLAIM#*'] } satisfies RowRights

/** Who may do what with which rows; whoever is not named may do nothing with any. */
export const rowsOf: Readonly<Partial<Record<FunctionName, RowRights>>> = {
  slack: CHATTING,
  lark: CHATTING,
  inbox: together(CHATTING, WORKING, { GetItem: ['INBOX#*'], PutItem: ['EFFECT#*'] }),
  'reading-room': {
    BatchGetItem: [...DECIDED_ON, 'ACCESS#*', 'LINK#*', 'SESSION#*', 'PROOF#*'],
    ConditionCheckItem: [...ROOTS, 'PERSON#*', 'ACCESS#*'],
    PutItem: [...DECIDED, 'ACCESS#*', 'LINK#*', 'SESSION#*', 'PROOF#*'],
  },
  // The link is made by whoever deploys; here it is looked for, and used up.
  install: { GetItem: ['INSTALL#*'], DeleteItem: ['INSTALL#*'] },
  shelves: together(WORKING, {
    GetItem: ['NAMED#*'],
    PutItem: ['PAST#*', 'NAMED#*', 'NAMES#*', 'DESK#*', 'REGISTER#*', 'DUE#*', 'OPEN'],
    DeleteItem: ['DESK#*', 'OPEN'],
    BatchWriteItem: ['NAMES#*'],
  }),
  notify: together(WORKING, {
    // Cards follow records of every kind; the language of a new member is learned.
    BatchGetItem: [...DECIDED_ON, 'ACCESS#*', 'ATTORNEY', 'LINKING#*'],
    Query: ['ROLE#*', 'CARDS#*'],
    PutItem: [...DECIDED, ...PEOPLE, 'EFFECT#*', 'CARDS#*'],
    UpdateItem: ['EFFECT#*'],
  }),
  // It parks by itself what no queue takes.
  outbox: together(WORKING, { GetItem: ['INBOX#*'] }),
  documents: together(WORKING, CATALOGUING),
  verdict: together(CATALOGUING, KEPT_OUT),
  clock: together(LENDING, KEPT_OUT, {
    GetItem: ['CLOCK', 'OPEN'],
    Query: ['DUE#*', 'OPEN'],
    PutItem: ['CLOCK'],
    DeleteItem: ['DUE#*', 'OPEN'],
  }),
}

/** Several rights at once. Of each action there is one list: DynamoDB holds all keys of a batch against one statement. */
function together(...several: RowRights[]): RowRights {
  const one: Partial<Record<RowAction, string[]>> = {}
  for (const action of rowActions) {
    const partitions = [...new Set(several.flatMap((rights) => rights[action] ?? []))]
    if (partitions.length > 0) one[action] = partitions
  }
  return one
}
