import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { houseOnAws } from './house-on-aws.ts'

const scannerRoleArn = 'arn:aws:iam::111122223333:role/scanner'

test.each([
  ['slack', {}],
  ['lark', { chats: 'lark', malwareScan: 'none', objectLock: 'no' }],
  [
    'both, with all that can be chosen',
    {
      chats: 'slack,lark',
      malwareScan: 'own',
      scannerRoleArn,
      stage: 'test',
      reserve: 'yes',
      alarmEmail: 'archive@example.com',
      monthlyBudgetUsd: '100',
    },
  ],
])(
  "the stacks for %s pass AWS's own lists of good practice, save for what is acknowledged with a reason",
  (_, said) => {
    const { app } = houseOnAws(said)
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
    expect(() => app.synth()).not.toThrow()
  },
)
