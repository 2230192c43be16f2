/** The look of the practice marketplace: plain, its own, and unlike the real one on purpose. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#c8ccd2, #444a52); --soft: light-dark(#f3f5f8, #23272d); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
header, main { padding: 0.75rem 1.25rem; max-width: 70rem; margin: 0 auto; }
header { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; border-bottom: 1px solid var(--line); }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
.practice-notice { margin: 0; padding: 0.5rem 1.25rem; background: light-dark(#fff4cc, #4a3c00); text-align: center; }
.me-bar div, .me-bar span { display: inline; }
ol.rows { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 4px; }
.table-row { display: grid; grid-template-columns: 2fr 3fr 1fr 1fr 2fr; gap: 0.75rem; padding: 0.5rem 0.75rem; align-items: center; overflow-wrap: anywhere; }
.table-row + .table-row { border-top: 1px solid var(--line); }
.header-row { background: var(--soft); font-weight: 600; }
.detail-bar { display: flex; flex-wrap: wrap; gap: 1.25rem; padding: 0.5rem 0; }
.detail-bar-label { font-weight: 600; }
.task-project-title, .project-name-column { max-height: 6rem; overflow: hidden; overflow-wrap: anywhere; }
.task-question-iframe-container { border: 1px solid var(--line); border-radius: 4px; }
iframe { display: block; width: 100%; height: 26rem; border: 0; }
.actions-column { display: flex; flex-wrap: wrap; gap: 0.4rem; }
form { display: inline; }
button, .button { font: inherit; padding: 0.3rem 0.8rem; border: 1px solid var(--line); border-radius: 4px; background: var(--soft); color: inherit; cursor: pointer; text-decoration: none; display: inline-block; }
.mturk-alert { border: 1px solid var(--line); border-left: 6px solid light-dark(#1a7f37, #3fb950); padding: 0.25rem 1rem; margin-bottom: 1rem; border-radius: 4px; }
.mturk-alert-danger { border-left-color: light-dark(#b42318, #f97066); }
.mturk-alert h3, .mturk-alert p { margin: 0.25rem 0; }
.threshold-1 { color: light-dark(#b42318, #f97066); font-weight: 600; }
.row { display: flex; gap: 1rem; }
textarea { width: 100%; min-height: 6rem; font: inherit; }
`;
