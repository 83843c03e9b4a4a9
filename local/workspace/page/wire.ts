import type * as z from 'zod'

/** What an act comes to when the server cannot be reached: an answer like any other. */
const unreachable = { ok: false as const, error: 'unreachable' }

/** What the person may see now; for someone unknown here, what the first of the company sees. */
export async function stateFor<State>(as: string, schema: z.ZodType<State>): Promise<State> {
  const answer = await fetch(`/workspace/state?${new URLSearchParams({ as })}`)
  if (answer.status === 404 && as !== '') return await stateFor('', schema)
  if (!answer.ok) throw new Error(`state ${answer.status}`)
  return schema.parse(await answer.json())
}

/** Tells the server what a person did. */
export async function perform<Result>(
  act: object,
  schema: z.ZodType<Result>,
): Promise<Result | typeof unreachable> {
  try {
    const answer = await fetch('/workspace/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    })
    return schema.parse(await answer.json())
  } catch {
    return unreachable
  }
}

/** Sends the bytes of a file, raw; `where` says whose it is and where it goes. */
export async function sendFile<Result>(
  file: File,
  where: Record<string, string | undefined>,
  schema: z.ZodType<Result>,
): Promise<Result | typeof unreachable> {
  const query = new URLSearchParams({ name: file.name })
  for (const [name, value] of Object.entries(where)) if (value) query.set(name, value)
  try {
    const answer = await fetch(`/workspace/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    })
    return schema.parse(await answer.json())
  } catch {
    return unreachable
  }
}

/** Moves the trial's clock. */
export async function forward(milliseconds: number): Promise<void> {
  await fetch('/workspace/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ forward: milliseconds }),
  })
}
