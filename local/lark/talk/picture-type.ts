const starts: [type: string, start: string, at: number][] = [
  ['image/png', '89504e470d0a1a0a', 0],
  ['image/jpeg', 'ffd8ff', 0],
  ['image/gif', '474946383961', 0],
  ['image/gif', '474946383761', 0],
  ['image/webp', '57454250', 8],
]

/** What kind of picture bytes are, by how they begin; undefined for what Lark shows as a file. */
export const pictureTypeOf = (bytes: Buffer): string | undefined =>
  starts.find(
    ([, start, at]) => bytes.subarray(at, at + start.length / 2).toString('hex') === start,
  )?.[0]
