import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { houseOnAws } from './house-on-aws.ts'

const doorsOf = (said: Record<string, string> = {}) => Template.fromStack(houseOnAws(said).chat)
const both = doorsOf({ chats: 'slack,lark' })
const routesOf = (template: Template): string[] =>
  Object.values(template.findResources('AWS::ApiGatewayV2::Route'))
    .map(({ Properties }) => Properties.RouteKey)
    .sort()
const outputsOf = (template: Template) => Object.keys(template.findOutputs('*'))
const ROOM = ['GET /room/{proxy+}', 'POST /room/{proxy+}']
const INSTALL = 'GET /install/{proxy+}'

describe('the doors', () => {
  test.each([
    [undefined, [INSTALL, ...ROOM, 'POST /slack']],
    ['slack', [INSTALL, ...ROOM, 'POST /slack']],
    ['lark', [ROOM[0], 'POST /lark', ROOM[1]]],
    ['slack,lark', [INSTALL, ROOM[0], 'POST /lark', ROOM[1], 'POST /slack']],
  ])('are those of the chats asked for at deployment: %s', (chats, routes) => {
    expect(routesOf(doorsOf(chats ? { chats } : {}))).toEqual(routes)
  })

  test('say at which addresses each chat is set up', () => {
    expect(outputsOf(both)).toEqual(
      expect.arrayContaining([
        ...['SlackRequestUrl', 'SlackRedirectUrl', 'SlackInstallUrl'],
        ...['LarkRequestUrl', 'LarkRedirectUrl'],
      ]),
    )
  })

  test('let so many in at once, and no more', () => {
    both.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    })
  })

  test('note the route and never the path, in which a one-time link would stand', () => {
    const [stage] = Object.values(both.findResources('AWS::ApiGatewayV2::Stage'))
    const format: unknown = stage?.['Properties'].AccessLogSettings.Format
    expect(format).toContain('$context.routeKey')
    expect(format).not.toMatch(/path|\$context\.domainName|authorizer/i)
  })

  test('set concurrency aside only where the account is said to have it', () => {
    const reserved = (template: Template) =>
      JSON.stringify(template.toJSON()).match(/ReservedConcurrentExecutions/g)?.length ?? 0
    expect(reserved(both)).toBe(0)
    expect(reserved(doorsOf({ chats: 'slack,lark', reserve: 'yes' }))).toBe(3)
  })

  test('stand under a domain of the company’s own, if it has one', () => {
    const own = doorsOf({
      domainName: 'archive.example.com',
      certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1',
    })
    own.resourceCountIs('AWS::ApiGatewayV2::DomainName', 1)
    expect(JSON.stringify(own.findOutputs('SlackRequestUrl'))).toContain(
      'https://archive.example.com/slack',
    )
    expect(JSON.stringify(own.toJSON())).toContain('https://archive.example.com/room/')
  })
})
