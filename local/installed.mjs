import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs what the lockfile names, unless it is there already. Plain JavaScript with nothing but Node,
 * for in a fresh clone there is nothing else.
 * @param {string} root
 */
export function install(root) {
  if (isInstalled(root)) return
  console.log('Installing … 正在安装依赖，第一次约需一分钟')
  // No install script is run: all that we use works without, and a stranger's script is a risk.
  const options = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-fund']
  const shell = process.platform === 'win32'
  const npm = spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell })
  if (npm.status !== 0) {
    console.error('npm ci failed: see above. 安装失败，原因见上。')
    process.exit(1)
  }
}

/**
 * True when every package of the lockfile stands in `node_modules` in its version.
 * Told by content: a clone or a copy can give files any time.
 * @param {string} root
 */
function isInstalled(root) {
  const kept = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(kept)) return false
  const packages = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const there = packages(kept)
  return Object.entries(packages(join(root, 'package-lock.json'))).every(
    ([place, { version, optional }]) =>
      place === '' || (there[place] ? there[place].version === version : optional),
  )
}
