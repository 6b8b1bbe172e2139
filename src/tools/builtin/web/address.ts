import { AppError } from '../../../errors.ts';

/** What people put around an address: quotes, brackets, the end of a sentence. */
const around = /^[\s"'“”‘’「」《》<>]+|[\s"'“”‘’「」《》<>.,!?。，！？、；;]+$/g;

/**
 * The https address that a text names, with or without its scheme: "example.com/tea", "https://example.com".
 * Throws `WEB_ADDRESS_UNSAFE` for any other scheme (http, javascript, data, file, ...) and `WEB_ADDRESS_INVALID` for what is no
 * address of the public web, or holds a name and password.
 */
export function parseAddress(text: string): URL {
  const address = text.replace(around, '');
  // A port follows a host's colon, a scheme's colon anything else.
  const scheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.exec(address)?.[0].toLowerCase();
  if (scheme !== undefined && scheme !== 'https:') throw new AppError('WEB_ADDRESS_UNSAFE', { address, scheme });
  const full = scheme === undefined ? `https://${address.replace(/^\/\//, '')}` : address;
  const url = !/\s/.test(address) && URL.canParse(full) ? new URL(full) : null;
  if (!url?.hostname.includes('.') || url.username !== '' || url.password !== '') {
    throw new AppError('WEB_ADDRESS_INVALID', { address });
  }
  return url;
}
