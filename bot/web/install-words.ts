import { tongueOf } from '../../shared/replies/tongue.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import type { InstallRefusal } from '../gateway/installing.ts'
import { page, type WebAnswer } from './answer.ts'
import { noInstall } from './cookies.ts'
import { wordPage } from './pages.ts'

/** What to do about it, in both languages. */
const WORDS: Readonly<Record<InstallRefusal, readonly [zh: string, en: string]>> = {
  link: ['安装链接无效、已用过或已过期。', 'This installation link is void, used, or too old.'],
  browser: [
    '这次安装不是在这个浏览器里、用这个链接开始的。请重新打开安装链接。',
    'This installation was not begun in this browser by this link. Open the link again.',
  ],
  denied: [
    '安装没有得到同意，什么也没有改动。',
    'The installation was not agreed to. Nothing was changed.',
  ],
  code: [
    'Slack 没有承认这次安装，什么也没有改动。',
    'Slack did not confirm the installation. Nothing was changed.',
  ],
  otherApp: [
    'Slack 安装的是另一个应用：请核对密钥 anjuan/slack 里的应用。',
    'Slack installed another app: check the app in the secret anjuan/slack.',
  ],
  otherTeam: [
    '案卷只属于一个工作区，而这是另一个。什么也没有改动。',
    'Anjuan belongs to one workspace, and this is another. Nothing was changed.',
  ],
  enterprise: [
    '案卷安装在一个工作区里，不安装到整个企业。什么也没有改动。',
    'Anjuan is installed in one workspace, not in a whole enterprise. Nothing was changed.',
  ],
  scopes: [
    '应用得到的权限不全：请按仓库里的清单更新应用，再安装一次。',
    'The app was not given all its rights: update it by the manifest in the repository, and install again.',
  ],
  overtaken: [
    '同时有另一次安装或换发令牌先完成了。请再安装一次。',
    'Another installation or token came first. Install again.',
  ],
}

/** Whoever got here without having changed anything may take another link. */
const AGAIN = [
  '新的安装链接由部署者用 npm run install-link 生成，一小时内有效，只能用一次。',
  'Whoever deployed Anjuan makes a new link with npm run install-link; it is good once, for an hour.',
] as const

/** Why nothing is installed. */
export function notInstalled(why: InstallRefusal, locale: Locale): WebAnswer {
  const t = tongueOf(locale)
  const title = t('没有安装', 'Not installed')
  const lines = [t(...WORDS[why]), t(...AGAIN)]
  return page(403, wordPage({ title, lines, bad: true }, locale), [noInstall])
}

/** It is done. The workspace’s id is what the company is founded with. */
export function installed(team: { id: string; name: string }, locale: Locale): WebAnswer {
  const t = tongueOf(locale)
  const title = t('安装完成', 'Installed')
  const lines = [
    t(
      `案卷已安装到 ${team.name}（${team.id}）。`,
      `Anjuan is installed in ${team.name} (${team.id}).`,
    ),
    t(
      '五分钟之内即可使用。可以关闭本页。',
      'It answers within five minutes. You may close this page.',
    ),
  ]
  return page(200, wordPage({ title, lines }, locale), [noInstall])
}
