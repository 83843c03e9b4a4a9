import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3'

/** One version of an object: what may be told to those who may not read it. */
export interface ObjectVersion {
  key: string
  versionId: string
}

/** The versions of all objects under a prefix; of each the newest first, as S3 lists them. */
export async function* versionsUnder(
  prefix: string,
  { client, bucket: Bucket }: { client: S3Client; bucket: string },
): AsyncGenerator<ObjectVersion> {
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined =
    {}
  while (from) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: prefix, ...from }),
    )
    for (const { Key: key, VersionId: versionId } of page.Versions ?? [])
      if (key !== undefined && versionId !== undefined) yield { key, versionId }
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined
  }
}
