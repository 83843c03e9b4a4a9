import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { houseOnAws } from './house-on-aws.ts'

test.each(['slack', 'lark', 'slack,lark'])(
  "the stacks for %s pass AWS's own list of good practice, save for what is acknowledged with a reason",
  (chats) => {
    const { app } = houseOnAws(chats)
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    expect(() => app.synth()).not.toThrow()
  },
)
