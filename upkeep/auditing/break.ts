/**
 * Where a chain is broken: the first link that does not hold, the first record that its journal does not bear out,
 * or the last entry that an older export knows and the chain knows no more.
 */
export type Break = { root: string } & (
  | { broken: 'entry'; seq: number; because: 'missing' | 'unreadable' | 'altered' | 'unchained' }
  | { broken: 'head'; because: 'missing' | 'differs' }
  | { broken: 'record'; pk: string; sk: string; because: 'altered' | 'missing' | 'unjournaled' }
  | { broken: 'history'; seq: number; because: 'cut off' | 'rewritten' }
)

/** What an audit found. */
export interface Audit {
  chains: number
  entries: number
  records: number
  /** The heads of the older export, if there was one to hold the chains against. */
  remembered: number
  /** One hash over the head of every chain: two archives with the same one have the same journal. */
  heads: string
  breaks: Break[]
}
