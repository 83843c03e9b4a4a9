import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  type Architecture,
  Code,
  type ILayerVersion,
  LayerVersion,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'

/** The layer of those that draw pages: sharp with libvips, the PDF engine and the font, once in each stack. */
export const pictureLayer =
  (folder: string, architecture: Architecture) =>
  (scope: Construct): ILayerVersion => {
    const stack = Stack.of(scope)
    const there = stack.node.tryFindChild('pictures')
    if (there instanceof LayerVersion) return there as ILayerVersion
    return new LayerVersion(stack, 'pictures', {
      description: 'sharp with libvips, pdfium, Noto Sans SC',
      code: Code.fromAsset(folder),
      compatibleArchitectures: [architecture],
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      removalPolicy: RemovalPolicy.DESTROY,
    }) as ILayerVersion
  }
