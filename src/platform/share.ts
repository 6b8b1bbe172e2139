import { AppError, isAbort } from '../errors.ts';
import type { Share } from '../tools/context.ts';

/** What of `navigator` sharing needs, and what some browsers or insecure pages lack. */
export type ShareNavigator = Partial<Pick<Navigator, 'clipboard' | 'share' | 'userActivation'>>;

/** How long the content of a download stays: a browser may ask where to save it before it reads it. */
const downloadLifetimeMs = 60_000;

/** The clipboard, or `CLIPBOARD_UNSUPPORTED`; what it refuses is `CLIPBOARD_DENIED`. */
async function withClipboard<T>(
  clipboard: Clipboard | undefined,
  use: (clipboard: Clipboard) => Promise<T>,
): Promise<T> {
  if (!clipboard) throw new AppError('CLIPBOARD_UNSUPPORTED');
  try {
    return await use(clipboard);
  } catch (error) {
    throw new AppError('CLIPBOARD_DENIED', {}, { cause: error });
  }
}

/** The ways out of the page that the browser gives. `copy`, `share` and `open` want a fresh click. */
export function createShare(navigator: ShareNavigator = globalThis.navigator, document = globalThis.document): Share {
  const copy = (text: string) => withClipboard(navigator.clipboard, clipboard => clipboard.writeText(text));

  function click(anchor: Partial<Pick<HTMLAnchorElement, 'href' | 'download' | 'target' | 'rel'>>): void {
    Object.assign(document.createElement('a'), anchor).click();
  }

  return {
    copy,
    readClipboard: () => withClipboard(navigator.clipboard, clipboard => clipboard.readText()),

    async share({ text, title }) {
      if (navigator.share) {
        try {
          await navigator.share({ text, ...(title !== undefined && { title }) });
          return 'shared';
        } catch (error) {
          if (isAbort(error)) throw new AppError('SHARE_CANCELLED', {}, { cause: error });
          // Refused in this frame, or no app takes it: it is copied instead.
        }
      }
      await copy(text);
      return 'copied';
    },

    download(filename, content) {
      const href = URL.createObjectURL(new Blob([content], { type: 'text/plain;charset=utf-8' }));
      click({ href, download: filename });
      setTimeout(() => URL.revokeObjectURL(href), downloadLifetimeMs);
    },

    open({ href }) {
      // A link that knows no opener tells nobody whether its tab was blocked, but without a fresh click it would be.
      if (navigator.userActivation?.isActive === false) throw new AppError('POPUP_BLOCKED');
      click({ href, target: '_blank', rel: 'noopener noreferrer' });
    },
  };
}
