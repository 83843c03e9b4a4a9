import type { IConstruct } from 'constructs'
import * as z from 'zod'
import { type ChatName, chatNames } from './functions.ts'

const yes = (otherwise: 'yes' | 'no') =>
  z
    .enum(['yes', 'no'])
    .default(otherwise)
    .transform((word) => word === 'yes')

const chats = z
  .string()
  .default('slack')
  .transform((words, context): ChatName[] => {
    const asked = words.split(',').map((word) => word.trim())
    const unknown = asked.filter((word) => !chatNames.some((chat) => chat === word))
    if (unknown.length > 0)
      context.addIssue(`${unknown.join(', ')}? There are ${chatNames.join(', ')}`)
    return chatNames.filter((chat) => asked.includes(chat))
  })

const amount = z.coerce.number().positive()

/**
 * What is chosen at deployment: `cdk deploy --all -c NAME=VALUE`, each with what it is if nothing is said. It can be chosen
 * otherwise later in the same way, but that a choice by which a function falls away is first told to those who watch it,
 * with all that is chosen, and only then to all: `malwareScan=none` by `cdk deploy --exclusively AnjuanWatch -c …`; a chat
 * less by the same for `AnjuanWatch`, `AnjuanReactors` and `AnjuanChat`, one after the other. Who goes from one chat to
 * the other has both in between.
 */
const Choices = z
  .strictObject({
    /** A second house in one account bears this in the names of its stacks, keys, roles, queues and secrets. */
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,11}$/, 'a short word of small letters and digits')
      .optional(),
    /** Where it stands, if not where the CLI's own settings say. */
    region: z
      .string()
      .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region, as eu-central-1')
      .optional(),
    chats,
    /** Outside of China, where Feishu is called Lark: https://open.larksuite.com. */
    larkDomain: z.url().optional(),
    /** Where browsers reach the reading room, if not at the API's own address. */
    readingRoomUrl: z.url({ protocol: /^https$/ }).optional(),
    /** Networks of the reading room, comma-separated. Without any no sitting can be held. */
    readingRoomRanges: z.string().default(''),
    /** A domain of the company's own for the chats and the reading room, with its certificate in ACM. */
    domainName: z.string().optional(),
    certificateArn: z.string().startsWith('arn:').optional(),
    /** Who looks into what is filed: GuardDuty, a scanner of the company's own, or nobody. */
    malwareScan: z.enum(['guardduty', 'own', 'none']).optional(),
    /** The role of the company's own scanner, which alone may read originals. */
    scannerRoleArn: z.string().startsWith('arn:').optional(),
    /** The role that reads the journal's exports, to audit them or to restore from one; without it nobody does. */
    auditorRoleArn: z.string().startsWith('arn:').optional(),
    /** A restored table to work on instead of the house's own, and its stream: `npm run restore` says both. */
    table: z
      .string()
      .regex(/^[\w.-]{3,255}$/, 'the name of a table')
      .optional(),
    tableStreamArn: z.string().startsWith('arn:').optional(),
    /** Object Lock on files and journal; `no` where the region has none. It cannot be changed later. */
    objectLock: yes('yes'),
    /** What nobody, not even the account's owner, may shorten, or what an administrator may. */
    journalLock: z.enum(['compliance', 'governance']).default('compliance'),
    /** How long an export of the journal is kept, and locked. */
    journalDays: amount.int().max(36_500).default(400),
    /** The processor of every function: `x64` needs no download, and is for regions without the other. */
    processor: z.enum(['arm64', 'x64']).default('arm64'),
    /** Concurrency set aside for the doors; an account with the smallest quota has none to set aside. */
    reserve: yes('no'),
    /**
     * Megabytes of the function `documents`; a new account may have 3008. It holds a scan about twice, beside 768 for the
     * PDF engine and some 200 for the rest: 3008 bear scans up to about 1000 MB, 1769 up to about 400 MB, and 4096 the
     * largest that a chat takes, one gibibyte.
     */
    documentsMemory: amount.int().min(1769).max(10_240).default(3008),
    alarmEmail: z.email().optional(),
    monthlyBudgetUsd: amount.optional(),
  })
  .refine((it) => !it.domainName === !it.certificateArn, {
    error: 'belongs with certificateArn, and that with it',
    path: ['domainName'],
  })
  .refine(({ table, tableStreamArn }) => !table === !tableStreamArn, {
    error: 'belongs with tableStreamArn, and that with it',
    path: ['table'],
  })
  .refine(({ malwareScan, scannerRoleArn }) => (malwareScan === 'own') === !!scannerRoleArn, {
    error: 'own belongs with scannerRoleArn, and that with it',
    path: ['malwareScan'],
  })
  .refine(({ alarmEmail, monthlyBudgetUsd }) => !monthlyBudgetUsd || alarmEmail, {
    error: 'needs alarmEmail, to which it is told',
    path: ['monthlyBudgetUsd'],
  })
  .transform(({ malwareScan, ...rest }, context) => {
    const china = rest.region?.startsWith('cn-') ?? false
    if (china && rest.monthlyBudgetUsd)
      context.addIssue(
        'monthlyBudgetUsd: bills in China are in yuan; set a budget of the account by hand',
      )
    if (china && (malwareScan ?? 'guardduty') === 'guardduty')
      context.addIssue(
        'malwareScan: GuardDuty has no Malware Protection for S3 in China; say own (with scannerRoleArn) or none',
      )
    return { ...rest, malwareScan: malwareScan ?? 'guardduty' }
  })
export type Choices = z.infer<typeof Choices>

/** What was chosen wrongly, a line each. */
export class WrongChoice extends Error {}

/** What was chosen at deployment. @throws WrongChoice for what we do not know or cannot do */
export function choicesOf(
  app: IConstruct,
  defaultRegion = process.env['CDK_DEFAULT_REGION'],
): Choices {
  const context: Record<string, unknown> = app.node.getAllContext()
  // The CLI and its feature flags have a colon in their names; a word without one is ours, or misspelt.
  const said = Object.entries(context).filter(([name]) => !/[:@/]/.test(name))
  const { data, error } = Choices.safeParse({
    ...(defaultRegion ? { region: defaultRegion } : {}),
    ...Object.fromEntries(said.filter(([, value]) => value !== '')),
  })
  if (data) return data
  const lines = error.issues.map(({ path, message }) => [...path.map(String), message].join(': '))
  throw new WrongChoice(lines.join('\n'))
}
