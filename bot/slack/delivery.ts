/** One delivery from Slack while it is being decided. It travels through Bolt in the context. */
export interface Delivery {
  /** Under which a fault is logged, and told to the person. */
  readonly reference: string
  /** Whether it was decided: what breaks from then on undoes nothing. */
  acked?: boolean
  /** Whether a listener threw. */
  broke?: boolean
}
