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
/** What every decision reads: was it taken before, in which house, by which schedule. The house itself has no account. */
const DECIDED_ON = ['RECEIPT#*', ...ROOTS, 'SCHEDULE']
/** What a decision somebody asked for reads besides: who they are, and whose a number or an account is. */
const ASKED_BY = ['PERSON#*', 'IDENTITY#*', 'CLAIM#*']
/** What every decision writes. */
const DECIDED = ['RECEIPT#*', ...ROOTS]
/** A person's row and its copies. */
const PEOPLE = ['PERSON#*', 'IDENTITY#*', 'ROLE#*', 'STAFF']
/** Who may decide a request: by office, or by a power that somebody in office has given. */
const DEPUTIES = ['ROLE#*', 'GRANTOR#*']

/** Everything that people ask for in a chat. Reading and proving who one is are not among it: the reading room does that. */
const CHATTING = {
  BatchGetItem: [
    ...[...DECIDED_ON, ...ASKED_BY, 'LINKING#*'],
    ...['ACCESS#*', 'ATTORNEY', 'PROOF#*'],
  ],
  GetItem: ['DOSSIER#*', 'DRAFT#*'],
  Query: [
    ...[...ROOTS, ...DEPUTIES, 'DELEGATE#*'],
    ...['NAMES#*', 'DESK#*', 'REGISTER#*', 'PAST#*', 'STAFF', 'PARKED'],
  ],
  // Nobody decides by what the company says of itself: its row is changed, never relied on.
  ConditionCheckItem: ['DOSSIER#*', 'SCHEDULE', 'PERSON#*', 'ACCESS#*', 'ATTORNEY', 'PROOF#*'],
  PutItem: [
    ...[...DECIDED, ...PEOPLE, 'ACCESS#*'],
    ...['SCHEDULE', 'ATTORNEY', 'DELEGATE#*', 'GRANTOR#*', 'CLAIM#*', 'LINKING#*', 'LINK#*'],
    ...['INBOX#*', 'DRAFT#*'],
  ],
  DeleteItem: ['IDENTITY#*', 'ROLE#*', 'PROOF#*', 'CLAIM#*'],
} satisfies RowRights

/**
 * What comes of what is merely said: answers, forms, one's own language, a code that links an account. Nobody is given a
 * power or lent a paper by it: that takes a form or a button, which come in by the doors.
 */
const LISTENING = {
  // Some forms are opened only to who has just proven who they are.
  BatchGetItem: [...DECIDED_ON, ...ASKED_BY, 'LINKING#*', 'PROOF#*'],
  GetItem: ['DOSSIER#*', 'DRAFT#*', 'INBOX#*'],
  Query: [
    ...[...ROOTS, ...DEPUTIES],
    ...['NAMES#*', 'DESK#*', 'REGISTER#*', 'PAST#*', 'STAFF', 'PARKED'],
  ],
  ConditionCheckItem: ['PERSON#*'],
  PutItem: [...DECIDED, ...PEOPLE, 'LINKING#*', 'DRAFT#*', 'EFFECT#*'],
  DeleteItem: ['CLAIM#*'],
} satisfies RowRights

/** Work that was told of by a key: it is read, counted when it fails, and parked for an administrator. */
const WORKING = {
  GetItem: [...ROOTS, 'PARKED'],
  UpdateItem: ['FAILURES#*'],
  PutItem: ['PARKED'],
  DeleteItem: ['PARKED'],
} satisfies RowRights

/** What is decided about one document, once its bytes are known. */
const CATALOGUING = {
  BatchGetItem: [...DECIDED_ON, 'CLAIM#*'],
  PutItem: ['RECEIPT#*', 'DOSSIER#*', 'CLAIM#*'],
} satisfies RowRights

/** What is kept out lets go of its bytes: they may be handed in again. */
const KEPT_OUT = { DeleteItem: ['CLAIM#*'] } satisfies RowRights

/** Who may do what with which rows; whoever is not named may do nothing with any. */
export const rowsOf: Readonly<Partial<Record<FunctionName, RowRights>>> = {
  slack: CHATTING,
  lark: CHATTING,
  inbox: together(LISTENING, WORKING),
  'reading-room': {
    BatchGetItem: [
      ...[...DECIDED_ON, 'IDENTITY#*'],
      ...['ACCESS#*', 'LINK#*', 'SESSION#*', 'PROOF#*'],
    ],
    ConditionCheckItem: ['DOSSIER#*', 'PERSON#*', 'ACCESS#*'],
    // What was lent is given back there, too.
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
    BatchGetItem: [...DECIDED_ON, ...ASKED_BY, 'ACCESS#*', 'ATTORNEY', 'LINKING#*'],
    Query: ['ROLE#*', 'CARDS#*'],
    PutItem: ['RECEIPT#*', 'COMPANY', ...PEOPLE, 'EFFECT#*', 'CARDS#*'],
    UpdateItem: ['EFFECT#*'],
  }),
  // It parks by itself what no queue takes.
  outbox: together(WORKING, { GetItem: ['INBOX#*'] }),
  documents: together(WORKING, CATALOGUING),
  verdict: together(CATALOGUING, KEPT_OUT),
  clock: together(KEPT_OUT, {
    BatchGetItem: [...DECIDED_ON, 'PERSON#*', 'ACCESS#*', 'ATTORNEY'],
    GetItem: ['CLOCK', 'OPEN'],
    Query: ['DUE#*', 'OPEN', ...DEPUTIES],
    ConditionCheckItem: ['SCHEDULE'],
    PutItem: [...DECIDED, 'ACCESS#*', 'CLOCK'],
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
