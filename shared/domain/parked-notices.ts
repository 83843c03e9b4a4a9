/** What is told of work that failed too often. */
export type ParkedNotice = { notice: 'parked.retried'; id: string }
