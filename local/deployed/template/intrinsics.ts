import * as z from 'zod'
import { ACCOUNT, arnOf, REGION } from './arns.ts'
import type { Assembly, Resource } from './assembly.ts'

/** Says what a value in a stack's template comes to. */
export type Resolve = (value: unknown, stack: string) => unknown

/** What a resource is called, and what a secret holds, in the place where the stacks are deployed. */
export interface Place {
  /** What `Ref` gives: for most the name, for a queue its address. */
  refOf(resource: Resource): string
  /** The last part of its ARN. */
  nameOf(resource: Resource): string
  /** A field of a secret, as CloudFormation puts it in for `{{resolve:secretsmanager:…}}`. */
  secretField(secret: string, field: string): string
}

const Call = z.record(z.string(), z.unknown()).refine((it) => Object.keys(it).length === 1)
const GetAtt = z.tuple([z.string(), z.string()])
const Join = z.tuple([z.string(), z.array(z.unknown())])
const Sub = z.union([
  z.string().transform((text): [string, Record<string, unknown>] => [text, {}]),
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
])
const Select = z.tuple([z.coerce.number(), z.unknown()])
const Split = z.tuple([z.string(), z.unknown()])

const SECRET = /\{\{resolve:secretsmanager:(.+?):SecretString:(\w+)[^}]*\}\}/g

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
}

/** Works out CloudFormation's functions for a place. @throws on one that it does not know */
export function resolverFor(assembly: Assembly, place: Place): Resolve {
  const byId = new Map(assembly.resources.map((it) => [`${it.stack}/${it.id}`, it]))
  return resolve

  function resolve(value: unknown, stack: string): unknown {
    if (typeof value === 'string') {
      return value.replace(SECRET, (_, secret, field) => place.secretField(secret, field))
    }
    if (Array.isArray(value)) return value.map((each) => resolve(each, stack))
    if (typeof value !== 'object' || value === null) return value
    const call = Call.safeParse(value).data
    const [[name, argument] = ['', undefined]] = Object.entries(call ?? {})
    if (name === 'Ref' || name.startsWith('Fn::')) return called(name, argument, stack)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, resolve(each, stack)]),
    )
  }

  function called(name: string, argument: unknown, stack: string): unknown {
    const text = (each: unknown) => String(resolve(each, stack))
    switch (name) {
      case 'Ref':
        return referred(z.string().parse(argument), stack)
      case 'Fn::GetAtt':
        return attribute(...GetAtt.parse(argument), stack)
      case 'Fn::ImportValue': {
        const found = assembly.exports.get(text(argument))
        if (!found) throw new Error(`no stack exports ${text(argument)}`)
        return resolve(found.value, found.stack)
      }
      case 'Fn::Join': {
        const [between, parts] = Join.parse(argument)
        return parts.map(text).join(between)
      }
      case 'Fn::Sub': {
        const [pattern, given] = Sub.parse(argument)
        return pattern.replace(/\$\{([^}]+)\}/g, (_, key: string) =>
          key in given ? text(given[key]) : mentioned(key, stack),
        )
      }
      case 'Fn::Select': {
        const [index, list] = Select.parse(argument)
        return z.array(z.unknown()).parse(resolve(list, stack))[index]
      }
      case 'Fn::Split': {
        const [between, whole] = Split.parse(argument)
        return text(whole).split(between)
      }
      default:
        throw new Error(`${name} is not known here`)
    }
  }

  function mentioned(key: string, stack: string): string {
    const [id = '', name] = key.split('.')
    return name ? attribute(id, name, stack) : referred(id, stack)
  }

  function referred(id: string, stack: string): string {
    if (id === 'AWS::StackName') return stack
    return PSEUDO[id] ?? place.refOf(resource(id, stack))
  }

  function attribute(id: string, name: string, stack: string): string {
    const found = resource(id, stack)
    const called = place.nameOf(found)
    if (name === 'Arn') return arnOf(found.type, called)
    if (name === 'StreamArn') return `${arnOf(found.type, called)}/stream/1`
    // What else there is stands in addresses and identifiers that nothing here is held against.
    return name.endsWith('Name') ? called : `${called}.${name}`
  }

  function resource(id: string, stack: string): Resource {
    const found = byId.get(`${stack}/${id}`)
    if (!found) throw new Error(`${stack} has no ${id}`)
    return found
  }
}
