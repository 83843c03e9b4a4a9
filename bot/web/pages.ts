import type { Document } from '../../shared/records/document.ts'
import type { Grant } from '../../shared/records/grant.ts'
import type { Tongue } from '../../shared/replies/tongue.ts'
import { timeAt } from '../../shared/terms/day.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { secrecyNames } from '../../shared/terms/secrecy-level.ts'
import { type Html, html } from './html.ts'

/** One page of a document, with the way to the others and the button that gives it back. */
export function readingPage(
  { document, grant, page }: { document: Document; grant: Grant; page: number },
  locale: Locale,
  t: Tongue,
): string {
  const pages = document.pages ?? 1
  const until = grant.until ? timeAt(grant.until) : ''
  const step = (to: number, word: string): Html =>
    to >= 1 && to <= pages
      ? html`<a class="step" href="../read/${to}">${word}</a>`
      : html`<span class="step" aria-disabled="true">${word}</span>`
  return whole(
    locale,
    document.archiveNumber ?? '',
    html`<header>
<h1>${document.archiveNumber ?? ''} ${document.title}</h1>
<span class="level">${secrecyNames[document.secrecy][locale]}</span>
<span class="until">${t('阅至', 'Until')} ${until}</span>
<form method="post" action="../return"><button class="give">${t('归还', 'Return')}</button></form>
</header>
<main>
<figure><img src="../page/${page}" alt="${t('第', 'Page')} ${page} ${t('页', '')}" draggable="false"></figure>
<nav>${step(page - 1, t('上一页', 'Previous'))}<span>${page} / ${pages}</span>${step(page + 1, t('下一页', 'Next'))}</nav>
</main>`,
  )
}

/** A word to the reader in place of a page: why not, or that it is done. */
export function wordPage(
  { title, lines, bad = false }: { title: string; lines: string[]; bad?: boolean },
  locale: Locale,
): string {
  const paragraphs = lines.map((line) => html`<p>${line}</p>`)
  return whole(
    locale,
    title,
    html`<section class="word${bad ? ' bad' : ''}"><h1>${title}</h1>${paragraphs}</section>`,
  )
}

const whole = (locale: Locale, title: string, body: Html): string =>
  `<!doctype html>${
    html`<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 案卷</title>
<link rel="stylesheet" href="/room/style.css"></head><body>${body}</body></html>`.html
  }`
