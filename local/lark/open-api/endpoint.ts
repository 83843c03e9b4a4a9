import * as z from 'zod'
import { complaintsOf } from '../../workspace/complaint.ts'
import type { Site } from '../site.ts'
import { Refusal } from './refusal.ts'

/** What a call is answered with: JSON, or the bytes of a file. */
export type Answer =
  | { json: Record<string, unknown> }
  | { bytes: Buffer; type: string; name?: string | undefined }

/** A call as it came in. */
export interface Asked {
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  bearer: string | undefined
}

/** A call of the Open API: answered, or refused by a thrown {@link Refusal}. */
export interface Endpoint {
  /** Undefined for calls that are not of this endpoint. */
  answer(site: Site, asked: Asked): Answer | Promise<Answer> | undefined
}

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type Read<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape, z.core.$strict>>

const strictly = <Shape extends z.ZodRawShape>(shape: Shape, given: unknown) => {
  const read = z.strictObject(shape).safeParse(given)
  if (read.success) return read.data
  const violations = complaintsOf(read.error).map(({ path, says }) => ({
    field: path.join('.'),
    description: says,
  }))
  throw new Refusal(99992402, 'field validation failed', { violations })
}

const botOnly = (site: Site, bearer: string | undefined) => {
  if (bearer === undefined)
    throw new Refusal(
      99991661,
      'Missing access token for authorization. Please make a request with token attached',
    )
  if (!site.appTokens.knows(bearer))
    throw new Refusal(
      99991663,
      'Invalid access token for authorization. Please make a test attempt with the correct token',
    )
}

/** An endpoint, as `GET /bot/:id`, with its query and body read strictly: what is not named is refused. `open`: no token of the bot's is asked for. */
export const endpoint = <
  Path extends string,
  Query extends z.ZodRawShape,
  Body extends z.ZodRawShape,
>(
  name: Path,
  reads: { query: Query; body: Body; open?: boolean },
  run: (
    site: Site,
    call: {
      at: (part: Names<Path>) => string
      query: Read<Query>
      body: Read<Body>
      bearer: string | undefined
    },
  ) => Answer | Promise<Answer>,
): Endpoint => {
  const pattern = new RegExp(`^${name.replaceAll(/:(\w+)/g, '(?<$1>\\w+)')}$`)
  return {
    answer: (site, asked) => {
      const found = pattern.exec(`${asked.method} ${asked.path}`)
      if (!found) return undefined
      if (!reads.open) botOnly(site, asked.bearer)
      return run(site, {
        at: (part) => found.groups?.[part] ?? '',
        query: strictly(reads.query, asked.query),
        body: strictly(reads.body, asked.body ?? {}),
        bearer: asked.bearer,
      })
    },
  }
}

/** An answer as most of the Open API gives it. */
export const success = (data: Record<string, unknown>): Answer => ({
  json: { code: 0, msg: 'success', data },
})
