import * as z from 'zod'
import { MalwareScan } from '../../shared/terms/malware-scan.ts'
import { CHATS, missingIn } from './chat-settings.ts'

/** What a function is told by its environment. Missing or misspelt: it does not start. */
export const Settings = z
  .object({
    TABLE: z.string().default('anjuan'),
    AWS_REGION: z.string().default('local'),
    /** Another DynamoDB, S3, SQS or Secrets Manager than AWS's own, as on one machine. */
    DYNAMODB_ENDPOINT: z.url().optional(),
    S3_ENDPOINT: z.url().optional(),
    SQS_ENDPOINT: z.url().optional(),
    SECRETS_ENDPOINT: z.url().optional(),
    /** Where work waits for its functions; told to the one that puts it there. */
    NOTIFY_QUEUE: z.url().optional(),
    INBOX_QUEUE: z.url().optional(),
    DOCUMENTS_QUEUE: z.url().optional(),
    BUCKET: z.string().default('anjuan'),
    KEY_ORDINARY: z.string().default('alias/anjuan-ordinary'),
    KEY_SECRET: z.string().default('alias/anjuan-secret'),
    KEY_TOP_SECRET: z.string().default('alias/anjuan-top-secret'),
    /** Whose verdict what is filed waits for. That it waits for none has to be said. */
    MALWARE_SCAN: MalwareScan.default('guardduty'),
    ...CHATS,
    SLACK_API_URL: z.url().default('https://slack.com/api/'),
    /** Where people sign in with Slack, and where it is installed: beside the API. */
    SLACK_SIGN_IN_URL: z.url().default('https://slack.com/openid/connect/authorize'),
    SLACK_INSTALL_URL: z.url().default('https://slack.com/oauth/v2/authorize'),
    /** The secret that installing and rotating write; told to whoever does, and to all who read it. */
    SLACK_INSTALLATION_SECRET: z.string().min(1).optional(),
    /** The Open API: Feishu's, or Lark's own `https://open.larksuite.com`. */
    LARK_DOMAIN: z.url().default('https://open.feishu.cn'),
    /** Where people sign in: the host of accounts that belongs to the Open API, if not said. */
    LARK_SIGN_IN_URL: z.url().optional(),
    /** Where the reading room is served, as people's browsers see it. */
    READING_ROOM_URL: z.url(),
    /** Networks of the reading room, as `192.168.50.0/24,10.9.0.0/16`. Empty: no sitting can be held. */
    READING_ROOM_RANGES: z.string().default(''),
  })
  .refine((settings) => missingIn(settings).length === 0, {
    error: ({ input }) => `missing: ${missingIn(input).join(', ')}`,
    // With other settings wrong too, everything that is wrong is told at once.
    when: () => true,
  })
export type Settings = z.infer<typeof Settings>

/** Reads the environment of a function. @throws when something is missing or misspelt */
export const settingsFrom = (environment: NodeJS.ProcessEnv): Settings =>
  Settings.parse(environment)

/** The address of each queue, for the function that puts work there. @throws when it is not told one */
export function queuesOf(settings: Settings) {
  const { NOTIFY_QUEUE: notify, INBOX_QUEUE: inbox, DOCUMENTS_QUEUE: documents } = settings
  return z.object({ notify: z.url(), inbox: z.url(), documents: z.url() }).parse({
    notify,
    inbox,
    documents,
  })
}
