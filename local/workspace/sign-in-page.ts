const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark)

const framed = (title: string, body: string) => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
@font-face { font-family: 'Noto Sans SC'; src: url('/font.ttf'); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f4f1ea; color: #262320;
  font: 16px/1.6 'Noto Sans SC', system-ui, sans-serif; }
main { width: min(26rem, 88vw); padding: 2.5rem; border-radius: 14px; background: #fff;
  box-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 12px 40px rgb(0 0 0 / 8%); }
h1 { margin: 0 0 .25rem; font-size: 1.3rem; font-weight: 400; }
p { margin: 0 0 1.75rem; color: #6d665c; }
strong { font-weight: 400; color: #b3402f; }
form { display: flex; gap: .75rem; }
button { flex: 1; padding: .7rem 1rem; border: 1px solid #d9d3c7; border-radius: 8px; background: #fff; font: inherit; cursor: pointer; }
button[value=allow] { border-color: #b3402f; background: #b3402f; color: #fff; }
a { color: #b3402f; }
</style>
</head>
<body><main>${body}</main></body>
</html>
`

/** Asks a person whether they want to be known to the bot's page. */
export const consentPage = (
  { person, app, question }: { person: string; app: string; question: string },
  action: string,
) =>
  framed(
    `登录到 ${app}`,
    `<h1>以 <strong>${escaped(person)}</strong> 的身份登录到 ${escaped(app)}</h1>
<p>Sign in to ${escaped(app)} as ${escaped(person)}</p>
<form method="post" action="${action}">
<input type="hidden" name="question" value="${escaped(question)}">
<button name="answer" value="cancel">取消 Cancel</button>
<button name="answer" value="allow">允许 Allow</button>
</form>`,
  )

/** Asks whether an app may be installed in the workspace, and with what rights. */
export const installPage = (
  {
    team,
    app,
    scopes,
    question,
  }: { team: string; app: string; scopes: string[]; question: string },
  action: string,
) =>
  framed(
    `安装 ${app}`,
    `<h1>把 <strong>${escaped(app)}</strong> 安装到 ${escaped(team)}</h1>
<p>Install ${escaped(app)} in ${escaped(team)}: ${escaped(scopes.join(', '))}</p>
<form method="post" action="${action}">
<input type="hidden" name="question" value="${escaped(question)}">
<button name="answer" value="cancel">取消 Cancel</button>
<button name="answer" value="allow">允许 Allow</button>
</form>`,
  )

/** Says why there is nothing to ask. */
export const refusalPage = (chinese: string, english: string) =>
  framed(
    '无法登录',
    `<h1>${escaped(chinese)}</h1><p>${escaped(english)}</p><a href="/">回到工作区 · Back to the workspace</a>`,
  )
