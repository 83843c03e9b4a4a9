import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

/** Something that a stack makes. */
export interface Resource {
  stack: string
  id: string
  type: string
  properties: Readonly<Record<string, unknown>>
  /** Where it stands among the constructs, as `AnjuanChat/slack/Resource`. */
  path: string
}

/** What `cdk synth` left in a folder, and `cdk deploy` would carry out. */
export interface Assembly {
  resources: readonly Resource[]
  /** What stacks tell each other, by name. */
  exports: ReadonlyMap<string, { stack: string; value: unknown }>
  /** Folders that would be uploaded, by their key in the bucket of assets. */
  assets: ReadonlyMap<string, string>
}

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.object({ templateFile: z.string(), file: z.string() }).partial().default({}),
    }),
  ),
})

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Metadata: z.object({ 'aws:cdk:path': z.string().default('') }).optional(),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }),
    )
    .default({}),
})

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
})

/** Reads all stacks in a folder. */
export async function readAssembly(folder: string): Promise<Assembly> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, file), 'utf8'))
  const { artifacts } = Manifest.parse(await read('manifest.json'))
  const resources: Resource[] = []
  const exports = new Map<string, { stack: string; value: unknown }>()
  const assets = new Map<string, string>()
  for (const [stack, { type, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack' && properties.templateFile) {
      const { Resources, Outputs } = Template.parse(await read(properties.templateFile))
      for (const [id, { Type, Properties, Metadata }] of Object.entries(Resources)) {
        const path = Metadata?.['aws:cdk:path'] ?? ''
        resources.push({ stack, id, type: Type, properties: Properties, path })
      }
      for (const { Value, Export } of Object.values(Outputs)) {
        if (Export) exports.set(Export.Name, { stack, value: Value })
      }
    }
    if (type === 'cdk:asset-manifest' && properties.file) {
      for (const { source, destinations } of Object.values(
        Assets.parse(await read(properties.file)).files,
      )) {
        for (const { objectKey } of Object.values(destinations)) {
          assets.set(objectKey, join(folder, source.path))
        }
      }
    }
  }
  return { resources, exports, assets }
}
