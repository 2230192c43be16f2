import type { VNode } from 'preact';
import { t } from '../../lib/i18n';
import { PageFrame } from '../page-frame';
import type { Block, Inline } from './blocks';
import { plainText } from './plain-text';

type Heading = Extract<Block, { is: 'heading' }>;

/** The definitions, as a page of the extension: nodes only, no markup is ever parsed here. */
export function Definitions({ blocks }: { blocks: Block[] }): VNode {
  const [title, ...rest] = blocks;
  const headings = rest.filter((block): block is Heading => block.is === 'heading' && block.ids.length > 0);
  return (
    <PageFrame title={title?.is === 'heading' ? plainText(title.inlines) : t('definitionsTitle')} here="definitions">
      <nav class="card" aria-label={t('definitionsContents')}>
        <ul class="plain-list contents">
          {headings.map(({ ids, inlines }) => (
            <li key={ids[0]}>
              <a href={`#${ids[0]}`}>{plainText(inlines)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <article class="card prose">
        {rest.map((block, index) => (
          <BlockNode key={index} block={block} />
        ))}
      </article>
    </PageFrame>
  );
}

function BlockNode({ block }: { block: Block }): VNode {
  switch (block.is) {
    case 'heading':
      return <HeadingNode heading={block} />;
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.inlines} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Inlines inlines={block.inlines} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((inlines, index) => (
        <li key={index}>
          <Inlines inlines={inlines} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

/** The first name is the heading's own id; the others are places just above it. */
function HeadingNode({ heading }: { heading: Heading }): VNode {
  const [id, ...others] = heading.ids;
  return (
    <h2 id={id}>
      {others.map((other) => (
        <span key={other} id={other} class="anchor" />
      ))}
      <Inlines inlines={heading.inlines} />
    </h2>
  );
}

function Inlines({ inlines }: { inlines: Inline[] }): VNode {
  return (
    <>
      {inlines.map((inline, index) => (
        <InlineNode key={index} inline={inline} />
      ))}
    </>
  );
}

function InlineNode({ inline }: { inline: Inline }): VNode {
  switch (inline.is) {
    case 'text':
      return <>{inline.text}</>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.inlines} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.inlines} />
        </em>
      );
  }
}
