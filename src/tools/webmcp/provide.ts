import type { WebMCP } from 'webmcp-types';
import { isAbort } from '../../errors.ts';
import type { Permissions } from '../permission.ts';
import type { Registry } from '../registry.ts';
import type { Arguments, JsonValue, Tool } from '../tool.ts';
import { answerOf, refusalOf } from './result.ts';

/** What other agents get of the page's tools. */
export interface ProvideOptions {
  /**
   * Runs a registered tool with all that guards a call of the page's own model: the format check, the person's permission, the
   * execution check, the log. The arguments are unchecked.
   */
  readonly callTool: (name: string, args: Arguments, signal: AbortSignal) => Promise<JsonValue>;
  /** What the person denies is not offered. */
  readonly permissions: Pick<Permissions, 'stateOf' | 'subscribe'>;
  /** Says in words why a call came to nothing. */
  readonly explain: (error: unknown) => string;
}

/** Whether a tool is offered to other agents: those that came from them are not handed back. */
export function isProvided(tool: Tool): boolean {
  return tool.source !== 'webmcp';
}

/**
 * Offers the registry's tools, those that are denied aside, to the browser's agents through `document.modelContext`, and follows the
 * registry and the permissions until the returned function is called. A failed call is answered, not thrown: the browser would withhold the reason.
 * API: https://webmachinelearning.github.io/webmcp/
 */
export function provideTools(
  modelContext: WebMCP.ModelContext,
  registry: Registry,
  { callTool, permissions, explain }: ProvideOptions,
): () => void {
  const offers = new Map<string, { readonly tool: Tool; readonly offer: AbortController }>();

  const offerTool = (tool: Tool) => {
    const offer = new AbortController();
    offers.set(tool.name, { tool, offer });
    const registered = modelContext.registerTool(
      {
        name: tool.name,
        title: tool.title.en,
        description: tool.description.en,
        inputSchema: structuredClone(tool.parameters),
        annotations: {
          readOnlyHint: tool.effects === 'none',
          untrustedContentHint: tool.untrusted,
          consequentialHint: tool.deletes,
        },
        async execute(args, { signal }) {
          try {
            return answerOf(await callTool(tool.name, args as Arguments, signal));
          } catch (error) {
            if (isAbort(error)) throw error;
            return refusalOf(explain(error));
          }
        },
      },
      { signal: offer.signal },
    );
    // Refused where the page's policy forbids tools, or another script of the page holds the name: that tool is not offered.
    registered.catch(() => undefined);
  };

  const follow = () => {
    const tools = registry.list();
    const isOpen = (tool: Tool) => isProvided(tool) && permissions.stateOf(tool).permission !== 'deny';
    for (const [name, { tool, offer }] of offers) {
      if (tools.get(name) === tool && isOpen(tool)) continue;
      offers.delete(name);
      offer.abort();
    }
    for (const tool of tools.values()) if (isOpen(tool) && !offers.has(tool.name)) offerTool(tool);
  };

  const unfollow = [registry.subscribe(follow), permissions.subscribe(follow)];
  follow();
  return () => {
    for (const stop of unfollow) stop();
    for (const { offer } of offers.values()) offer.abort();
    offers.clear();
  };
}
