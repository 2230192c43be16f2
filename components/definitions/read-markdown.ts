/** Markdown to blocks, at build time. What the page cannot draw stops the build, so nothing is silently lost. */
import { lexer, type MarkedToken, type Token } from 'marked';
import type { Block, Inline } from './blocks';

/** Names of figures stand above their heading as empty anchors, which work the same where the file itself is read. */
const ANCHORS = /^(?:<a id="[a-z-]+"><\/a>\s*)+$/;

export function readMarkdown(markdown: string): Block[] {
  const blocks: Block[] = [];
  let ids: string[] = [];
  for (const token of lexer(markdown) as MarkedToken[]) {
    if (token.type === 'space') continue;
    const anchors = anchorsOf(token);
    if (anchors !== null) {
      ids = anchors;
      continue;
    }
    blocks.push(block(token, ids));
    ids = [];
  }
  return blocks;
}

function anchorsOf(token: MarkedToken): string[] | null {
  if (token.type !== 'html' && token.type !== 'paragraph') return null;
  if (!ANCHORS.test(token.raw.trim())) return null;
  return [...token.raw.matchAll(/id="([a-z-]+)"/g)].map(([, id]) => id ?? '');
}

function block(token: MarkedToken, ids: string[]): Block {
  switch (token.type) {
    case 'heading':
      return { is: 'heading', level: token.depth, ids, inlines: inlines(token.tokens) };
    case 'paragraph':
      return { is: 'paragraph', inlines: inlines(token.tokens) };
    case 'blockquote':
      return { is: 'quote', inlines: inlines(onlyParagraph(token.tokens)) };
    case 'list':
      return { is: 'list', ordered: token.ordered, items: token.items.map(({ tokens }) => inlines(onlyText(tokens))) };
    default:
      throw new Error(`The definitions page cannot draw "${token.type}": ${token.raw}`);
  }
}

function onlyParagraph(tokens: Token[]): Token[] {
  const [paragraph, ...more] = tokens;
  if (paragraph?.type !== 'paragraph' || more.length > 0) throw new Error('A quote must be one paragraph');
  return paragraph.tokens ?? [];
}

function onlyText(tokens: Token[]): Token[] {
  const [text, ...more] = tokens;
  if (text?.type !== 'text' || more.length > 0) throw new Error('An item of a list must be one paragraph');
  return text.tokens ?? [];
}

function inlines(tokens: Token[]): Inline[] {
  return (tokens as MarkedToken[]).map((token) => {
    switch (token.type) {
      case 'text':
        return { is: 'text', text: token.text.replaceAll('\n', ' ') };
      case 'escape':
        return { is: 'text', text: token.text };
      case 'strong':
        return { is: 'strong', inlines: inlines(token.tokens) };
      case 'em':
        return { is: 'emphasis', inlines: inlines(token.tokens) };
      case 'codespan':
        return { is: 'code', text: token.text };
      default:
        throw new Error(`The definitions page cannot draw "${token.type}": ${token.raw}`);
    }
  });
}
