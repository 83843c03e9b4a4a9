import { unionId } from '../world/people.ts'

/** What a person is called in events. There is no `user_id`: that takes a permission of its own. */
export const idsOf = (openId: string) => ({ open_id: openId, union_id: unionId(openId) })
