/**
 * Markup that escapes what is put into it, so that only what is meant to be markup is. Even the hostile titles
 * are escaped: the real platform escapes as well, and the question is what the extension does with them.
 */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = string | number | Html | null | false | undefined | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
}

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, piece, index) => text + render(parts[index - 1]) + piece));
}

/** Text that is markup already. Only for constants of ours. */
export function raw(text: string): Html {
  return new Html(text);
}

/** A value inside a script element: JSON in which no tag can end the script. */
export function inScript(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(/</g, '\\u003c'));
}

export function dollars(amount: number): string {
  return Number.isNaN(amount) ? '$NaN' : `$${amount.toFixed(2)}`;
}

/** Browsers take minutes to lay out a title of megabytes, which is not what it is for. */
export function titleText(title: string): Html {
  return title.length > 10_000 ? html`<span hidden>${title}</span>` : html`${title}`;
}
