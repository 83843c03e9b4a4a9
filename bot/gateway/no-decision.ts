/** Why there is no decision to answer with. */
export type NoDecision = { why: 'broke'; reference: string } | { why: 'late' }
