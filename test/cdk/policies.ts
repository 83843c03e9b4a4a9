import type { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'

const Several = z.union([z.string(), z.array(z.string())]).transform((it) => [it].flat())
const Resources = z.unknown().transform((it) => (it === undefined ? [] : [it].flat()))

/** A statement of any policy, as CloudFormation is given it. */
export const Statement = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: Several,
  Resource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
})
export type Statement = z.infer<typeof Statement>

const Document = z.looseObject({ Statement: z.array(Statement) })

/** Every statement of a template, with the type and the id of the resource in whose policy it stands. */
export function statementsIn(template: Template): { type: string; id: string; of: Statement }[] {
  const resources = z
    .record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() }))
    .parse(template.toJSON()['Resources'])
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) =>
    documentsIn(Properties).flatMap((document) =>
      document.Statement.map((of) => ({ type: Type, id, of })),
    ),
  )
}

/** Every policy document that stands anywhere in it. */
function documentsIn(value: unknown): z.infer<typeof Document>[] {
  if (typeof value !== 'object' || value === null) return []
  const { data } = Document.safeParse(value)
  return data ? [data] : Object.values(value).flatMap(documentsIn)
}

/** The resources of a statement, each as one text: `<files.Arn>/pages/*`. */
export const resourcesOf = ({ Resource }: Statement): string[] =>
  Resources.parse(Resource).map(textOf)

function textOf(part: unknown): string {
  if (typeof part === 'string') return part
  const [[name, value] = ['', undefined]] = Object.entries(z.looseObject({}).parse(part))
  if (name === 'Fn::Join')
    return z
      .tuple([z.string(), z.array(z.unknown())])
      .parse(value)[1]
      .map(textOf)
      .join('')
  return `<${[value].flat().join('.')}>`
}
