import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tellStory } from '../../local/company/story.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { Browser } from '../security/browser.ts'
import { chatOf } from '../security/chat.ts'
import { Seat } from './seat.ts'

/** The trial company, everybody at their seat. */
export interface Company {
  house: LocalHouse
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
  /** A browser with nobody signed in yet. */
  browser(): Browser
  /** Somebody shows afresh who they are. */
  prove(seat: Seat): Promise<void>
  /** Presses a button that is no longer there, as one whose screen lags behind. */
  pressLate(seat: Seat, intent: string, args: object): Promise<string>
  close(): Promise<void>
}

export async function openCompany(): Promise<Company> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-acceptance-'))
  const house = await startHouse({ directory, answerWithin: 20_000 })
  await tellStory(house)
  await house.settled()
  const seat = (user: string) => new Seat(house, user)
  const browser = () => new Browser(house.gateway.url, house.workspace.url)
  return {
    house,
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
    browser,
    prove: async ({ user }) => {
      await browser().signIn(user, '/room/prove')
    },
    pressLate: ({ user }, intent, args) => chatOf(house).press(user, intent, args),
    close: async () => {
      await house.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
