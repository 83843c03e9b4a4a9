/** Where the stacks are deployed on this machine. */
export const REGION = 'us-east-1'
export const ACCOUNT = '000000000000'

/** How the ARN of a resource of a type goes on after its service and place. */
const KINDS: Readonly<Record<string, (name: string) => string>> = {
  'AWS::DynamoDB::Table': (name) => arn('dynamodb', `table/${name}`),
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::KMS::Key': (name) => arn('kms', `key/${name}`),
  'AWS::SQS::Queue': (name) => arn('sqs', name),
  // Secrets Manager adds six characters of its own.
  'AWS::SecretsManager::Secret': (name) => arn('secretsmanager', `secret:${name}-AbCdEf`),
  'AWS::IAM::Role': (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  'AWS::Lambda::Function': (name) => arn('lambda', `function:${name}`),
  'AWS::Logs::LogGroup': (name) => arn('logs', `log-group:${name}:*`),
}

/** The ARN of a resource by its type and name. */
export function arnOf(type: string, name: string): string {
  const [, service = ''] = type.toLowerCase().split('::')
  return KINDS[type]?.(name) ?? arn(service, name)
}

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`
