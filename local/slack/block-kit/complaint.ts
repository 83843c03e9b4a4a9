import { type Complaint, pointerOf } from '../../workspace/complaint.ts'

export { type Complaint, complaintsOf } from '../../workspace/complaint.ts'

/** A complaint as Slack words it in `response_metadata.messages`. */
export const worded = ({ path, says }: Complaint) =>
  `[ERROR] ${says} [json-pointer:${pointerOf(path)}]`
