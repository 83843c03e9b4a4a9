import { timingSafeEqual } from 'node:crypto'

/** Whether two secrets are the same, in the same time however much of them is. */
export const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
