/** The reading room's style. Pages cannot be selected, dragged, or printed. */
export const css = `
:root { color-scheme: light; --ink: #22262b; --soft: #68707a; --line: #d9dde2; --paper: #fff; --room: #eef0f2; --seal: #a5282c; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--room); color: var(--ink); font: 15px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 2; display: flex; gap: 16px; align-items: center; padding: 10px 24px; background: var(--paper); border-bottom: 1px solid var(--line); }
header h1 { font-size: 16px; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
header .level { border: 1px solid var(--seal); color: var(--seal); border-radius: 3px; padding: 0 8px; white-space: nowrap; }
header .until { margin-left: auto; color: var(--soft); white-space: nowrap; }
button, .step { font: inherit; border: 1px solid var(--line); background: var(--paper); color: var(--ink); border-radius: 6px; padding: 4px 14px; text-decoration: none; cursor: pointer; }
button.give { border-color: var(--seal); color: var(--seal); }
.step[aria-disabled] { color: var(--line); pointer-events: none; }
main { max-width: 960px; margin: 24px auto 64px; padding: 0 16px; }
figure { position: relative; background: var(--paper); box-shadow: 0 1px 4px #0002; user-select: none; -webkit-user-select: none; }
figure img { display: block; width: 100%; pointer-events: none; -webkit-user-drag: none; }
figure::after { content: ""; position: absolute; inset: 0; }
nav { display: flex; justify-content: center; align-items: center; gap: 16px; margin: 20px 0; }
.word { max-width: 560px; margin: 18vh auto 0; padding: 32px 36px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
.word h1 { font-size: 20px; margin-bottom: 10px; }
.word.bad h1 { color: var(--seal); }
.word p + p { margin-top: 10px; color: var(--soft); }
@media print { body { display: none; } }
`
