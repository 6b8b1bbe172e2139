import { AppError, type ErrorRecord, toErrorRecord } from '@/errors';
import type { Egress } from '@/platform/egress';
import { currentLanguage } from '@/platform/i18n/i18n';
import type { Violation } from '@/tools/tool';
import { checkProfile, type Profile } from './profile';

/** A profile, and the name it goes by: that of its file, its address, or empty for one that was dropped here. */
export interface NamedProfile {
  readonly name: string;
  readonly profile: Profile;
}

/** Why there is no profile. `violations` are what is wrong in its file. */
export interface ProfileFailure {
  readonly error: ErrorRecord;
  readonly violations: readonly Violation[];
  /** True where the same may work later: the host did not answer. */
  readonly passing: boolean;
}

const droppedKey = 'tiny-giant.kiosk.profile';
const copyPrefix = 'tiny-giant.kiosk.copy.';

function failure(thrown: unknown, rest: Partial<ProfileFailure> = {}): ProfileFailure {
  return { error: toErrorRecord(thrown), violations: [], passing: false, ...rest };
}

/** Where a profile lies: `expo` is `kiosk/expo.json` beside the page, all else an address. Throws `KIOSK_PROFILE_FOREIGN`. */
function addressOf(name: string): URL {
  const address = new URL(/^[\w-]+$/.test(name) ? `kiosk/${name}.json` : name, document.baseURI);
  if (address.origin !== location.origin) throw new AppError('KIOSK_PROFILE_FOREIGN', { address: address.href });
  return address;
}

/** Reads the text of a profile. */
export function readProfile(name: string, text: string): NamedProfile | ProfileFailure {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return failure(new AppError('KIOSK_PROFILE_NOT_JSON', { reason: toErrorRecord(thrown).details.message ?? '' }));
  }
  const checked = checkProfile(value, currentLanguage());
  if (checked.ok) return { name, profile: checked.value };
  return failure(new AppError('KIOSK_PROFILE_INVALID'), { violations: checked.violations });
}

async function fetchText(address: URL, egress: Egress): Promise<string> {
  const response = await egress.fetch(address, { purpose: 'kiosk', hosts: [], cache: 'no-cache' });
  if (!response.ok) throw new AppError('KIOSK_PROFILE_MISSING', { address: address.pathname, status: response.status });
  return response.text();
}

/**
 * Fetches a profile by its name or its address on the page's own origin, or takes the one that was dropped here, which has no name.
 * Where the host does not answer, the copy of the last start serves. Null: none was dropped. Never rejects.
 */
export async function loadProfile(name: string, egress: Egress): Promise<NamedProfile | ProfileFailure | null> {
  if (name === '') {
    const dropped = localStorage.getItem(droppedKey);
    return dropped === null ? null : readProfile('', dropped);
  }
  try {
    const text = await fetchText(addressOf(name), egress);
    const read = readProfile(name, text);
    if ('profile' in read) localStorage.setItem(copyPrefix + name, text);
    return read;
  } catch (thrown) {
    const { code } = toErrorRecord(thrown);
    const copy = code === 'KIOSK_PROFILE_FOREIGN' ? null : localStorage.getItem(copyPrefix + name);
    if (copy !== null) return readProfile(name, copy);
    return failure(thrown, { passing: code !== 'KIOSK_PROFILE_FOREIGN' });
  }
}

/** Keeps a profile's text for the next start of a kiosk without a name; null forgets it. */
export function keepProfile(text: string | null): void {
  if (text === null) localStorage.removeItem(droppedKey);
  else localStorage.setItem(droppedKey, text);
}

/** True where a profile was dropped here. */
export function hasKeptProfile(): boolean {
  return localStorage.getItem(droppedKey) !== null;
}

/** The page's address as that of a kiosk with this profile; null as the page itself. The engine that it asks for stays. */
export function kioskAddress(name: string | null): string {
  const address = new URL(location.href);
  const engine = address.searchParams.get('engine');
  address.search = '';
  address.hash = '';
  if (name !== null) address.searchParams.set('kiosk', name);
  if (engine !== null) address.searchParams.set('engine', engine);
  return address.href;
}
