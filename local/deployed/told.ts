import type { Settings } from '../../lambdas/aws/settings.ts'
import type { DeployedFunction } from './template/deployed-functions.ts'

/** Addresses of services that on AWS everybody knows. */
export type Endpoints = Readonly<Record<string, string>>

/** What a function is told: what its template says, where AWS and the chats are on this machine, and who it is. */
export const toldOf = (
  { name, environment }: DeployedFunction,
  settings: Settings,
  endpoints: Endpoints,
): Record<string, string> => ({
  ...environment,
  ...saidAtDeployment(environment, settings),
  ...endpoints,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_REGION: settings.AWS_REGION,
  // Each has a key of its own, by which it is known; all are made from one secret.
  AWS_ACCESS_KEY_ID: name,
  AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
  SLACK_API_URL: settings.SLACK_API_URL,
  SLACK_SIGN_IN_URL: settings.SLACK_SIGN_IN_URL,
  ...(settings.LARK_SIGN_IN_URL ? { LARK_SIGN_IN_URL: settings.LARK_SIGN_IN_URL } : {}),
})

/** What is given with `cdk deploy -c …`, for those who are told of it. */
function saidAtDeployment(
  environment: Readonly<Record<string, string>>,
  { READING_ROOM_URL, READING_ROOM_RANGES, LARK_DOMAIN, MALWARE_SCAN }: Settings,
): Record<string, string> {
  const said = { READING_ROOM_URL, READING_ROOM_RANGES, LARK_DOMAIN, MALWARE_SCAN }
  return Object.fromEntries(Object.entries(said).filter(([name]) => name in environment))
}
