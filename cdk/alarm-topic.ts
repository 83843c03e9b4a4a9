import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { Ground } from './ground.ts'

/** Where alarms go: to a topic closed with our key, and on to whoever looks after the house. */
export function alarmTopic(scope: Construct, { choices, data, names }: Ground): ITopic {
  const place = new Construct(scope, 'told')
  const topic = new Topic(place, 'topic', {
    topicName: names.thing('alarms'),
    enforceSSL: true,
    // As one imported: its policy knows CloudWatch already.
    masterKey: Key.fromKeyArn(place, 'key', data.keys.ordinary.keyArn),
  })
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfTheAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  if (choices.alarmEmail) {
    topic.addSubscription(new EmailSubscription(choices.alarmEmail))
    acknowledge(topic, {
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'SNS sets nothing aside of what goes to people by e-mail; alarms stand in CloudWatch all the same.',
    })
  }
  return topic as ITopic
}
