import type { LocalHouse } from '../../local/house.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { Browser } from '../security/browser.ts'
import { chatOf } from '../security/chat.ts'
import { deployedHouse } from '../support/deployed-house.ts'
import { pressPayload, toastIn } from '../support/lark-payloads.ts'
import { LarkSeat } from './lark-seat.ts'
import type { Seat } from './seat.ts'
import { SlackSeat } from './slack-seat.ts'

/** The trial company, everybody at their seat in one chat. */
export interface Company extends Seats {
  house: LocalHouse
  /** A browser with nobody signed in yet. */
  browser(): Browser
  /** Somebody shows afresh who they are. */
  prove(seat: Seat): Promise<void>
  /** Presses a button that is no longer there, as one whose screen lags behind; what they are shown for it. */
  pressLate(seat: Seat, intent: string, args: object): Promise<string>
  /** What somebody is shown whom the archive does not know. */
  strangerAsks(line: string): Promise<string>
  close(): Promise<void>
}

export interface Seats {
  lin: Seat
  chen: Seat
  sun: Seat
  huang: Seat
  zheng: Seat
  anna: Seat
  wang: Seat
  zhou: Seat
  zhao: Seat
  wu: Seat
  qian: Seat
}

export async function openCompany(face: Chat): Promise<Company> {
  const { house, close } = await deployedHouse(face)
  const browser = () => new Browser(house.gateway.url, house.workspace.url)
  return {
    ...seatsIn(house, face),
    house,
    browser,
    prove: async ({ user, face: by }) => {
      await browser().signIn(user, `/room/prove?with=${by}`)
    },
    pressLate: async (seat, intent, args) => {
      if (seat.face === 'slack') return chatOf(house).press(seat.user, intent, args)
      const before = seat.all(/./su, seat.dm()).length
      const answer = await house.lark.deliver(pressPayload(house, seat.user, intent, args))
      const shown = seat.all(/./su, seat.dm()).slice(before)
      return [toastIn(answer), ...shown.map(({ words }) => words)].join('\n')
    },
    strangerAsks: async (line) =>
      face === 'slack'
        ? chatOf(house).command('U0STRANGER', line)
        : (await new LarkSeat(house, 'U0XU').command(line)).words,
    close,
  }
}

/** Everybody's seat in one of the chats of a house. */
export function seatsIn(house: LocalHouse, face: Chat): Seats {
  const seat = (user: string): Seat =>
    face === 'slack' ? new SlackSeat(house, user) : new LarkSeat(house, user)
  return {
    lin: seat('U0LIN'),
    chen: seat('U0CHEN'),
    sun: seat('U0SUN'),
    huang: seat('U0HUANG'),
    zheng: seat('U0ZHENG'),
    anna: seat('U0ANNA'),
    wang: seat('U0WANG'),
    zhou: seat('U0ZHOU'),
    zhao: seat('U0ZHAO'),
    wu: seat('U0WUJ'),
    qian: seat('U0QIAN'),
  }
}
