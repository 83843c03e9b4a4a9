import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import type { Template } from 'aws-cdk-lib/assertions'
import { afterAll } from 'vitest'
import * as z from 'zod'
import { type ChatName, chatNames, functionNames } from '../../cdk/functions.ts'
import { stacksOf } from '../../cdk/stacks.ts'
import settings from '../../cdk.json' with { type: 'json' }

/** The stacks as they would be deployed, with the code left out: for the chats named, or as if none were. */
export function houseOnAws(chats?: string) {
  const place = mkdtempSync(join(tmpdir(), 'anjuan-cdk-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  const code = join(place, 'code')
  mkdirSync(code)
  writeFileSync(join(code, 'index.js'), '')
  const bundles = Object.fromEntries(functionNames.map((name) => [name, code]))
  const context = { ...settings.context, ...(chats ? { chats } : {}) }
  const app = new App({ context, outdir: join(place, 'out') })
  return { app, ...stacksOf(app, bundles as Parameters<typeof stacksOf>[1], 'x64') }
}

/** The functions of a house that is in these chats. */
export const functionsOf = (...chats: ChatName[]) =>
  functionNames.filter(
    (name) => chats.some((chat) => chat === name) || !chatNames.some((chat) => chat === name),
  )

const Several = z.union([z.string(), z.array(z.string())]).transform((it) => [it].flat())

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

const Policy = z.object({
  Properties: z.object({
    PolicyDocument: z.object({ Statement: z.array(Statement) }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
})

/** What each role may, by the beginning of the role's name in the template. */
export function statementsByRole(template: Template): Map<string, Statement[]> {
  const found = new Map<string, Statement[]>()
  for (const policy of Object.values(template.findResources('AWS::IAM::Policy'))) {
    const { PolicyDocument, Roles } = Policy.parse(policy).Properties
    for (const { Ref } of Roles) {
      found.set(Ref, [...(found.get(Ref) ?? []), ...PolicyDocument.Statement])
    }
  }
  return found
}
