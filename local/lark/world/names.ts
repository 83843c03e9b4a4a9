import { createHash, randomBytes } from 'node:crypto'

type Kind = 'om' | 'oc' | 'on'

/** A new id in Lark's manner: what it is of, then 32 digits. */
export const newId = (kind: 'om') => `${kind}_${randomBytes(16).toString('hex')}`

/** A new id of a delivery. */
export const newEventId = () => randomBytes(16).toString('hex')

/** A new key of a file or a picture. */
export const newKey = (kind: 'file' | 'img') => `${kind}_v3_00t1_${randomBytes(16).toString('hex')}`

const digits = (of: string) => createHash('sha256').update(of).digest('hex').slice(0, 32)

/** An id that is the same before and after a restart. */
export const idFrom = (kind: Kind, of: string) => `${kind}_${digits(`${kind} ${of}`)}`

/** The thread under a message. */
export const threadId = (root: string) => `omt_${digits(`omt ${root}`).slice(0, 16)}`
