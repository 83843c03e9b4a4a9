import type { Face } from '../../workspace/page/faces.ts'
import type { LarkChat, LarkPerson, LarkState } from '../contract.ts'

/** A person as the page shows them. */
export interface LarkFace extends Face {
  locale: 'zh-CN' | 'en-US'
  /** Of another company, in a group that is open to it. */
  outside: boolean
}

const faceOf = ({ openId: id, name, title, locale, tenantKey, bot }: LarkPerson): LarkFace => ({
  id,
  name,
  title,
  locale: locale === 'en_us' ? 'en-US' : 'zh-CN',
  outside: tenantKey !== undefined,
  ...(bot ? { bot } : {}),
})

/** Everyone whom the page may show. */
export const facesOf = ({ people }: LarkState): LarkFace[] => people.map(faceOf)

/** The other side of a one-to-one chat. */
export const partnerOf = (chat: LarkChat, me: string, faces: readonly LarkFace[]) => {
  if (chat.kind !== 'p2p') return undefined
  const id = chat.with ?? chat.members.find((member) => member !== me)
  return faces.find((face) => face.id === id)
}

/** What a chat is called for the person who looks at it. */
export const nameOf = (chat: LarkChat, me: string, faces: readonly LarkFace[]): string =>
  partnerOf(chat, me, faces)?.name ?? chat.name
