import { type AppError, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { consumeTools } from '@/tools/webmcp/consume';
import { type ProvideOptions, provideTools } from '@/tools/webmcp/provide';
import { connectHost, type FrameServices } from './frame';

export interface AroundServices extends FrameServices, Pick<ProvideOptions, 'callTool' | 'permissions'> {
  /** A tool that another frame offers and the registry does not take. */
  readonly onRefused: (error: AppError) => void;
}

/**
 * Ties the page to what is around it: its tools go to the browser's other agents and theirs come in, where the browser has WebMCP, and
 * a host that shows the page in `<tiny-giant>` is let in. Called once. Returns the function that unties all.
 */
export function connectAround(services: AroundServices): () => void {
  const { registry, callTool, permissions, language, onRefused, onHost } = services;
  const { modelContext } = document;
  if (!modelContext) return connectHost(services);

  const consume = (fromOrigins: readonly string[]) =>
    consumeTools(modelContext, registry, { self: window, fromOrigins, onRefused });
  const explain = (thrown: unknown) => {
    const { title, body } = errorText(toErrorRecord(thrown), language());
    return `${title}. ${body}`;
  };
  const unprovide = provideTools(modelContext, registry, { callTool, permissions, explain });
  let unconsume = consume([]);
  const disconnect = connectHost({
    ...services,
    onHost(origin) {
      // The host may lend its WebMCP tools, too: it is of another origin, so the browser wants it named.
      if (origin !== location.origin) {
        unconsume();
        unconsume = consume([origin]);
      }
      onHost(origin);
    },
  });
  return () => {
    disconnect();
    unconsume();
    unprovide();
  };
}
