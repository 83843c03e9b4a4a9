import * as z from 'zod'
import type { Code } from '../process/sandbox.ts'
import type { Assembly } from './assembly.ts'
import { callsFor } from './event-rule.ts'
import { type EventSource, eventSourcesOf } from './event-source.ts'
import type { Resolve } from './intrinsics.ts'

/** A function as the stacks would make it. */
export interface DeployedFunction extends Omit<Code, 'environment'> {
  /** What its construct is called, which is the name of its entry in `lambdas/`. */
  name: string
  environment: Readonly<Record<string, string>>
  /** The ARN of its role. */
  role: string
  stack: string
  wokenBy: readonly EventSource[]
  /** Whether a rule of EventBridge calls it for an event. */
  isCalledFor(event: unknown): boolean
}

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Layers: z.array(z.object({ Ref: z.string() })).default([]),
  Handler: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  Role: z.unknown(),
})
const LayerProperties = z.object({ Content: z.object({ S3Key: z.string() }) })

/** All functions of the house in an assembly. */
export function functionsIn(assembly: Assembly, resolve: Resolve): DeployedFunction[] {
  const { resources, assets } = assembly
  const folderAt = (key: string): string => {
    const folder = assets.get(key)
    if (!folder) throw new Error(`${key} is not among the assets`)
    return folder
  }
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map(({ stack, id, properties, path }) => {
      const it = Properties.parse(properties)
      const layers = it.Layers.map(({ Ref }) => {
        const layer = resources.find((each) => each.stack === stack && each.id === Ref)
        return folderAt(LayerProperties.parse(layer?.properties).Content.S3Key)
      })
      const environment = resolve(it.Environment.Variables, stack)
      return {
        name: path.split('/').at(-2) ?? id,
        stack,
        folder: folderAt(it.Code.S3Key),
        layers,
        handler: it.Handler,
        timeoutSeconds: it.Timeout,
        environment: z.record(z.string(), z.string()).parse(environment),
        role: String(resolve(it.Role, stack)),
        wokenBy: eventSourcesOf({ stack, id }, resources, resolve),
        isCalledFor: callsFor({ stack, id }, resources, resolve),
      }
    })
}
