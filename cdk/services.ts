/** A service that the house uses, and how it stands with it in the regions of `aws-cn`. */
export interface Service {
  /** How the types of its resources begin. */
  prefix: string
  name: string
  /** What for. */
  use: string
  china: 'yes' | 'no' | 'to be checked'
  /** What to mind, and what takes its place where it is missing. */
  otherwise: string
}

/** All of them. */
export const services: readonly Service[] = [
  {
    prefix: 'AWS::DynamoDB::',
    name: 'DynamoDB',
    use: 'the table: on demand, point-in-time recovery, stream, export to S3, a policy of its own',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::S3::',
    name: 'S3',
    use: 'originals, page images, exports of the journal; Object Lock, Glacier Instant Retrieval',
    china: 'yes',
    otherwise: 'Where a region has no Object Lock: `-c objectLock=no`.',
  },
  {
    prefix: 'AWS::KMS::',
    name: 'KMS',
    use: 'three keys: ordinary, secret, top secret',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::Lambda::',
    name: 'Lambda',
    use: 'every function, and the layer that draws pages; nodejs24.x on arm64',
    china: 'yes',
    otherwise:
      'arm64 and nodejs24.x are to be checked in the region; `-c processor=x64` does without arm64.',
  },
  {
    prefix: 'AWS::ApiGatewayV2::',
    name: 'API Gateway, HTTP API',
    use: 'one address for the chats, the reading room and the installation',
    china: 'yes',
    otherwise:
      'The account needs an ICP recordal (ICP 备案) before ports 80 and 443 are opened to it; with `domainName` the domain needs one too. Web application firewalls do not attach to an HTTP API anywhere: one goes before it, on CloudFront.',
  },
  {
    prefix: 'AWS::SQS::',
    name: 'SQS',
    use: 'work for notify, inbox and documents, and what was set aside',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::Scheduler::',
    name: 'EventBridge Scheduler',
    use: 'the clock, the token of Slack, the weekly export of the journal',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::Events::',
    name: 'EventBridge',
    use: "verdicts of the malware scan; a bus of its own for the company's own scanner",
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::GuardDuty::MalwareProtectionPlan',
    name: 'GuardDuty Malware Protection for S3',
    use: 'looks into every original',
    china: 'no',
    otherwise:
      "`-c malwareScan=own -c scannerRoleArn=…`: a scanner of the company's own, which sends the same event with the source `anjuan.scanner` to the event bus `anjuan-scanner` (the output `ScannerBus`; with a stage `anjuan-STAGE-scanner`), where nobody else may send any; or `-c malwareScan=none`. CloudFormation's registry in China lists the type, but GuardDuty does not say that the plan is offered there: to be checked again.",
  },
  {
    prefix: 'AWS::SecretsManager::',
    name: 'Secrets Manager',
    use: "the chats' secrets, and the installation in Slack",
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::CloudWatch::',
    name: 'CloudWatch',
    use: 'alarms and the dashboard',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::Logs::',
    name: 'CloudWatch Logs',
    use: 'the logs, and what is counted in them',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::SNS::',
    name: 'SNS',
    use: 'alarms to whoever looks after the house',
    china: 'yes',
    otherwise: '',
  },
  {
    prefix: 'AWS::Budgets::',
    name: 'Budgets',
    use: 'what a month may cost',
    china: 'to be checked',
    otherwise:
      "Bills in China are in yuan and `monthlyBudgetUsd` is refused there; CloudFormation's registry lists the type. Set a budget of the account by hand, or an alarm on `AWS/Billing` `EstimatedCharges` in CNY.",
  },
  {
    prefix: 'AWS::IAM::',
    name: 'IAM',
    use: 'a role for each function, schedule and scan',
    china: 'yes',
    otherwise: '',
  },
]

/** The service to which a type of resource belongs. */
export const serviceOf = (type: string): Service | undefined =>
  services.find(({ prefix }) => type.startsWith(prefix))

/** `docs/services.md`, from the types that the templates have. */
export function page(types: readonly string[]): string {
  const rows = services.map(({ prefix, name, use, china, otherwise }) => {
    const mine = types.filter((type) => type.startsWith(prefix)).sort()
    return `| ${name} | ${use} | ${mine.map((type) => `\`${type.slice(5)}\``).join(', ')} | ${china} | ${otherwise} |`
  })
  return `# Services on AWS, and in China

Made from the templates by \`npm run services\`; a test holds it. "yes" is what AWS says of both regions in China (Beijing
\`cn-north-1\`, Ningxia \`cn-northwest-1\`), and \`npm run cfn-lint\` holds every type against CloudFormation's registry in both.
Nothing here was deployed in China by us.

| service | what for | resources | in China | to mind, or instead |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

X-Ray (\`xray:PutTraceSegments\`) is used by every function and is there in both regions. Slack has no servers in China: a
house there is one in Feishu, \`-c chats=lark\`. Its Open API is \`open.feishu.cn\` if nothing else is said.
`
}
