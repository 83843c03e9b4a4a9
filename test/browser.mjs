import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The browser for the browser tests: found, or on Debian installed, or nothing with a clear line. */
export function browser() {
  return found() ?? installed() ?? missing()
}

function found() {
  const { CHROMIUM, CHROMIUM_PATH, PATH = '' } = process.env
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [CHROMIUM, CHROMIUM_PATH, ...onPath, ...elsewhere].find((file) => file && existsSync(file))
}

function installed() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined
  console.log('No Chromium here: installing it … 正在安装 Chromium')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    if (spawnSync('apt-get', words, { env, stdio: 'inherit' }).status !== 0) return undefined
  }
  return found()
}

function missing() {
  console.error(
    'No Chromium found: the browser tests cannot run, which counts as a failure. Install one or set CHROMIUM_PATH. 未找到 Chromium，浏览器测试无法运行，按失败计。',
  )
  return undefined
}
