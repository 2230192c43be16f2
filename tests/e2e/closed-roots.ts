/**
 * What stands in the closed shadow roots of a page. No page can look into one, and no code of the extension opens it: only
 * the browser's own protocol hands it out, and a test then keeps it with its host for what runs in the page.
 */
import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../browsers/find';

/** Makes each closed root of the page readable to code that a test runs in it, as `host.shadowRoot`. */
export async function openClosedRoots(page: Page, kind: BrowserKind): Promise<number> {
  return kind === 'chromium' ? openByDevTools(page) : openByBidi(page);
}

interface ProtocolNode {
  backendNodeId: number;
  children?: ProtocolNode[];
  shadowRoots?: (ProtocolNode & { shadowRootType?: string })[];
}

async function openByDevTools(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const closed = closedRootsIn(root as ProtocolNode);
    for (const backendNodeId of closed) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId }).catch(() => ({ object: null }));
      // The page may have taken its host away meanwhile.
      if (!object?.objectId) continue;
      await session.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: KEEP });
    }
    return closed.length;
  } finally {
    await session.detach();
  }
}

const KEEP = `function () { Object.defineProperty(this.host, 'shadowRoot', { value: this, configurable: true }); }`;

function closedRootsIn({ children = [], shadowRoots = [] }: ProtocolNode): number[] {
  const own = shadowRoots.filter(({ shadowRootType }) => shadowRootType === 'closed');
  return [...own.map(({ backendNodeId }) => backendNodeId), ...children.flatMap(closedRootsIn)];
}

interface BidiNode {
  sharedId?: string;
  value?: { children?: BidiNode[]; shadowRoot?: BidiNode | null; mode?: string };
}

interface BidiConnection {
  send(method: string, parameters: Record<string, unknown>): Promise<{ result: { result: BidiNode } }>;
}

async function openByBidi(page: Page): Promise<number> {
  const { connection } = page.browser() as unknown as { connection: BidiConnection };
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const { result } = await connection.send('script.evaluate', {
    expression: 'document.documentElement',
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
  });
  const closed = sharedRootsIn(result.result);
  for (const sharedId of closed) {
    await connection.send('script.callFunction', {
      functionDeclaration: KEEP,
      this: { sharedId },
      target: { context },
      awaitPromise: false,
    });
  }
  return closed.length;
}

function sharedRootsIn({ value }: BidiNode): string[] {
  const own = value?.shadowRoot?.value?.mode === 'closed' ? [value.shadowRoot.sharedId ?? ''] : [];
  return [...own, ...(value?.children ?? []).flatMap(sharedRootsIn)];
}
