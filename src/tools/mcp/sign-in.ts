import type {
  OAuthClientInformationContext,
  OAuthClientMetadata,
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { nanoid } from 'nanoid';
import { AppError } from '../../errors.ts';
import type { ServerRow, SignInRecord } from './stored.ts';

/**
 * OAuth 2.1 of one MCP server, as the SDK asks for it: authorization code with PKCE, a client that registers itself, and everything
 * kept in the server's own row. Where to send the person is kept in `address` and left to the page.
 */
export class SignIn implements OAuthClientProvider {
  address: URL | null = null;

  constructor(
    readonly row: ServerRow,
    readonly redirectUrl: string,
  ) {}

  get clientMetadata(): OAuthClientMetadata {
    return {
      client_name: 'Tiny Giant',
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  async #read(): Promise<SignInRecord> {
    return (await this.row.read())?.signIn ?? {};
  }

  async state(): Promise<string> {
    const state = nanoid(32);
    await this.row.editSignIn({ state });
    return state;
  }

  /** Another authorization server than the one that gave it gets nothing. */
  async clientInformation(context?: OAuthClientInformationContext): Promise<StoredOAuthClientInformation | undefined> {
    return ofIssuer((await this.#read()).client, context);
  }

  saveClientInformation(client: StoredOAuthClientInformation): Promise<void> {
    return this.row.editSignIn({ client });
  }

  async tokens(context?: OAuthClientInformationContext): Promise<StoredOAuthTokens | undefined> {
    return ofIssuer((await this.#read()).tokens, context);
  }

  saveTokens(tokens: StoredOAuthTokens): Promise<void> {
    return this.row.editSignIn({ tokens });
  }

  /** A browser follows an address of any scheme, and the server chose this one. */
  redirectToAuthorization(address: URL): void {
    if (!/^https?:$/.test(address.protocol)) throw new AppError('MCP_URL_INVALID', { address: address.protocol });
    this.address = address;
  }

  saveCodeVerifier(verifier: string): Promise<void> {
    return this.row.editSignIn({ verifier });
  }

  async codeVerifier(): Promise<string> {
    const { verifier } = await this.#read();
    if (verifier === undefined) throw new AppError('MCP_SIGN_IN_UNKNOWN');
    return verifier;
  }

  saveDiscoveryState(discovery: OAuthDiscoveryState): Promise<void> {
    return this.row.editSignIn({ discovery });
  }

  async discoveryState(): Promise<OAuthDiscoveryState | undefined> {
    return (await this.#read()).discovery;
  }

  async invalidateCredentials(scope: 'all' | 'client' | 'tokens' | 'verifier' | 'discovery'): Promise<void> {
    const { state, ...kept } = await this.#read();
    const fields = scope === 'all' ? (['client', 'tokens', 'verifier', 'discovery'] as const) : [scope];
    const signIn = Object.fromEntries(Object.entries(kept).filter(([field]) => !fields.some(gone => gone === field)));
    await this.row.edit(server => ({ ...server, signIn: { ...signIn, ...(state && { state }) } }));
  }
}

function ofIssuer<T extends { readonly issuer?: string | undefined }>(
  stored: T | undefined,
  context: OAuthClientInformationContext | undefined,
): T | undefined {
  const isOther = stored?.issuer !== undefined && context?.issuer !== undefined && stored.issuer !== context.issuer;
  return isOther ? undefined : stored;
}
