import * as z from 'zod'

const Several = z.union([z.string(), z.array(z.string())]).transform((it) => [it].flat())
const Values = z.union([z.string(), z.boolean(), z.number()]).transform(String)
const SeveralValues = z.union([Values.transform((it) => [it]), z.array(Values)])

/** A statement of a policy. Whatever else a statement can say is not understood here, and refused. */
export const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: Several,
  /** In the policy of a thing itself it may be left out. */
  Resource: Several.default(['*']),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), SeveralValues)).default({}),
})
export type Statement = z.infer<typeof Statement>

/** A policy as a template holds it, once its functions are worked out. */
export const PolicyDocument = z.object({
  Version: z.string().optional(),
  Statement: z.array(Statement),
})

/** What somebody is about to do. */
export interface Ask {
  action: string
  resource: string
  /** What conditions may be about: by name, one value or several. */
  context: Readonly<Record<string, readonly string[]>>
}
