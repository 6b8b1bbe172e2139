import { expect, test } from 'vitest';
import { createShare, type ShareNavigator } from './share.ts';

function clipboardOf(): Clipboard {
  let held = '';
  return {
    async writeText(text: string) {
      held = text;
    },
    readText: async () => held,
  } as Clipboard;
}

/** A document that writes down the links that are clicked. */
function documentOf() {
  const clicked: object[] = [];
  const document = {
    createElement: (tag: string) => ({
      click() {
        const { click, ...attributes } = this;
        clicked.push({ tag, ...attributes });
      },
    }),
  } as unknown as Document;
  return { document, clicked };
}

function shareOf(navigator: ShareNavigator) {
  const { document, clicked } = documentOf();
  return { ...createShare(navigator, document), clicked };
}

const refuses = (name: string) => () => Promise.reject(new DOMException('', name));

test('what is copied can be read', async () => {
  const share = shareOf({ clipboard: clipboardOf() });
  await share.copy('你好');
  expect(await share.readClipboard()).toBe('你好');
});

test('a clipboard that is not there, and one that is refused', async () => {
  const none = shareOf({});
  await expect(none.copy('x')).rejects.toMatchObject({ code: 'CLIPBOARD_UNSUPPORTED' });
  await expect(none.readClipboard()).rejects.toMatchObject({ code: 'CLIPBOARD_UNSUPPORTED' });
  const refuse = refuses('NotAllowedError');
  const denied = shareOf({ clipboard: { writeText: refuse, readText: refuse } as unknown as Clipboard });
  await expect(denied.copy('x')).rejects.toMatchObject({ code: 'CLIPBOARD_DENIED' });
  await expect(denied.readClipboard()).rejects.toMatchObject({ code: 'CLIPBOARD_DENIED' });
});

test('shares where the browser can, without a title that was not given', async () => {
  const sheets: unknown[] = [];
  const share = shareOf({ share: async data => void sheets.push(data) });
  expect(await share.share({ text: 'a' })).toBe('shared');
  expect(await share.share({ text: 'b', title: 'c' })).toBe('shared');
  expect(sheets).toStrictEqual([{ text: 'a' }, { text: 'b', title: 'c' }]);
});

test.each([
  ['has no sheet', undefined],
  ['refuses it', refuses('NotAllowedError')],
])('copies where the browser %s', async (_, sheet) => {
  const share = shareOf({ clipboard: clipboardOf(), ...(sheet && { share: sheet }) });
  expect(await share.share({ text: 'a' })).toBe('copied');
  expect(await share.readClipboard()).toBe('a');
});

test('copies nothing when the person closes the sheet', async () => {
  const share = shareOf({ clipboard: clipboardOf(), share: refuses('AbortError') });
  await expect(share.share({ text: 'a' })).rejects.toMatchObject({ code: 'SHARE_CANCELLED' });
  expect(await share.readClipboard()).toBe('');
});

test('opens an address only after a click, in a tab that knows nothing of this one', () => {
  const url = new URL('https://example.org/a');
  const blocked = shareOf({ userActivation: { isActive: false, hasBeenActive: true } });
  expect(() => blocked.open(url)).toThrow(expect.objectContaining({ code: 'POPUP_BLOCKED' }));
  expect(blocked.clicked).toEqual([]);
  const link = { tag: 'a', href: url.href, target: '_blank', rel: 'noopener noreferrer' };
  const clicked = shareOf({ userActivation: { isActive: true, hasBeenActive: true } });
  clicked.open(url);
  expect(clicked.clicked).toEqual([link]);
  const unaware = shareOf({});
  unaware.open(url);
  expect(unaware.clicked).toEqual([link]);
});
