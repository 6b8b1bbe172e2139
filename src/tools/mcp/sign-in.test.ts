import { afterEach, describe, expect, test } from 'vitest';
import { memoryDatabase } from '../../platform/database.ts';
import { runTool } from '../fixtures/run.ts';
import { follow, startAuthorization } from './fixtures/authorization.ts';
import type { McpHostOptions } from './fixtures/host.ts';
import { host, page } from './fixtures/opened.ts';
import { callbackUrl, codeOf } from './fixtures/page.ts';
import { readServers } from './stored.ts';

type Authorization = Awaited<ReturnType<typeof startAuthorization>>;
const started: Authorization[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map(authorization => authorization.close()));
});

const plain: McpHostOptions = {
  tools: () => [{ name: 'plain', description: 'Plain.', inputSchema: { type: 'object' } }],
  call: () => ({ content: [{ type: 'text', text: 'done' }] }),
};

/** A page with one server that asks to sign in. */
async function locked(options?: { readonly refuses: boolean }, database = memoryDatabase()) {
  const authorization = await startAuthorization(options);
  started.push(authorization);
  const { url } = await host({ ...plain, guard: authorization.guard });
  const made = page({}, database);
  const state = await made.servers.add(url);
  return { ...made, authorization, url, state, id: state.id };
}

describe('a server that asks to sign in', () => {
  test('waits for the person, and asks nobody before', async () => {
    const { state, authorization, registry } = await locked();
    expect(state).toMatchObject({ status: 'needs-sign-in', error: { code: 'MCP_UNAUTHORIZED' }, tools: [] });
    expect(authorization.requests).toEqual([]);
    expect(registry.list().size).toBe(0);
  });

  test('gives its tools to who signed in', async () => {
    const { servers, id, authorization, tool } = await locked();
    const address = await servers.signIn(id);
    expect(address.origin).toBe(authorization.issuer);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    const answer = await follow(address);
    expect(answer.startsWith(callbackUrl)).toBe(true);
    await servers.finishSignIn(answer);
    expect(servers.list()).toMatchObject([{ status: 'ready', tools: ['plain'] }]);
    expect(await runTool(tool('plain'), {})).toMatchObject({ content: [{ text: 'done' }] });
  });

  test('is signed in to by a page that was opened since, and stays so', async () => {
    const { servers, id, database } = await locked();
    const answer = await follow(await servers.signIn(id));
    const second = page({}, database);
    await second.servers.open();
    expect(second.servers.list()).toMatchObject([{ status: 'needs-sign-in' }]);
    await second.servers.finishSignIn(answer);
    expect(second.servers.list()).toMatchObject([{ status: 'ready' }]);
    await servers.open();
    expect(servers.list()).toMatchObject([{ status: 'ready' }]);
    const third = page({}, database);
    await third.servers.open();
    expect(third.servers.list()).toMatchObject([{ status: 'ready' }]);
  });

  test('is signed in to through the callback page', async () => {
    const { servers, id, until } = await locked();
    const failures: unknown[] = [];
    const stop = servers.hearSignIns(thrown => failures.push(thrown));
    const href = await follow(await servers.signIn(id));
    const channel = new BroadcastChannel('tiny-giant-mcp-sign-in');
    const heard: unknown[] = [];
    const done = new Promise(resolve =>
      channel.addEventListener('message', ({ data }) => {
        heard.push(data);
        if (data.type === 'done') resolve(undefined);
      }),
    );
    channel.postMessage({ type: 'answer', href: `${callbackUrl}?state=other&code=1` });
    channel.postMessage({ type: 'answer', href });
    await done;
    await until(({ status }) => status === 'ready');
    stop();
    channel.close();
    expect(heard).toEqual([
      { type: 'busy', href },
      { type: 'done', href },
    ]);
    expect(failures).toEqual([]);
  });

  test('renews an access token that ran out, and asks the person again once that is refused', async () => {
    const { servers, id, authorization, tool } = await locked();
    await servers.finishSignIn(await follow(await servers.signIn(id)));
    authorization.expire();
    const plainTool = tool('plain');
    const results = await Promise.all([runTool(plainTool, {}), runTool(plainTool, {})]);
    expect(results).toMatchObject([{ content: [{ text: 'done' }] }, { content: [{ text: 'done' }] }]);
    authorization.revoke();
    expect(await codeOf(runTool(plainTool, {}))).toMatchObject({
      code: 'MCP_UNAUTHORIZED',
      details: { server: 'Test server' },
    });
    expect(servers.list()).toMatchObject([{ status: 'needs-sign-in', tools: [] }]);
    await servers.finishSignIn(await follow(await servers.signIn(id)));
    expect(servers.list()).toMatchObject([{ status: 'ready', tools: ['plain'] }]);
  });

  test('takes an answer once, and only one that was asked for', async () => {
    const { servers, id } = await locked();
    const answer = await follow(await servers.signIn(id));
    const forged = new URL(answer);
    forged.searchParams.set('state', 'guessed');
    expect(await codeOf(servers.finishSignIn(forged.href))).toMatchObject({ code: 'MCP_SIGN_IN_UNKNOWN' });
    expect(await codeOf(servers.finishSignIn(callbackUrl))).toMatchObject({ code: 'MCP_SIGN_IN_UNKNOWN' });
    await servers.finishSignIn(answer);
    expect(await codeOf(servers.finishSignIn(answer))).toMatchObject({ code: 'MCP_SIGN_IN_UNKNOWN' });
  });

  test('says that a sign-in was refused, or that its code is worth nothing', async () => {
    const refusing = await locked({ refuses: true });
    const refusal = await follow(await refusing.servers.signIn(refusing.id));
    expect(await codeOf(refusing.servers.finishSignIn(refusal))).toEqual({
      code: 'MCP_SIGN_IN_REFUSED',
      details: { server: new URL(refusing.url).host },
    });
    const { servers, id } = await locked();
    const answer = new URL(await follow(await servers.signIn(id)));
    answer.searchParams.set('code', 'stolen');
    expect(await codeOf(servers.finishSignIn(answer.href))).toMatchObject({ code: 'MCP_SIGN_IN_FAILED' });
  });

  test('is the only one that gets what its sign-in gave', async () => {
    const { servers, id, registry, database } = await locked();
    await servers.finishSignIn(await follow(await servers.signIn(id)));
    const sent: (string | undefined)[] = [];
    const { url } = await host({
      ...plain,
      name: 'Other',
      guard: ({ headers }) => {
        sent.push(headers.authorization);
        return false;
      },
    });
    await servers.add(url);
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent)).toEqual(new Set([undefined]));
    const [first] = (await readServers(database)).values();
    const token = first?.signIn?.tokens?.access_token ?? '';
    expect(token).not.toBe('');
    expect(JSON.stringify([servers.list(), [...registry.list().values()]])).not.toContain(token);
    await servers.remove(id);
    expect(JSON.stringify(await database.all('mcpServers'))).not.toContain(token);
  });

  test('cannot send the person to a script', async () => {
    const { url, port } = await host({
      ...plain,
      guard: (request, response) => {
        const issuer = `http://127.0.0.1:${port}`;
        const answers: Readonly<Record<string, unknown>> = {
          '/.well-known/oauth-protected-resource/mcp': { resource: `${issuer}/mcp`, authorization_servers: [issuer] },
          '/.well-known/oauth-authorization-server': {
            issuer,
            authorization_endpoint: 'javascript:alert(1)//',
            token_endpoint: `${issuer}/token`,
            registration_endpoint: `${issuer}/register`,
            response_types_supported: ['code'],
            code_challenge_methods_supported: ['S256'],
          },
          '/register': { client_id: 'me', redirect_uris: [callbackUrl] },
        };
        const answer = answers[request.url ?? ''];
        response
          .writeHead(answer ? 200 : 401, { 'content-type': 'application/json' })
          .end(JSON.stringify(answer ?? {}));
        return true;
      },
    });
    const { servers } = page();
    const { id, status } = await servers.add(url);
    expect(status).toBe('needs-sign-in');
    expect(await codeOf(servers.signIn(id))).toMatchObject({
      code: expect.stringMatching(/^MCP_(SIGN_IN_FAILED|URL_INVALID)$/),
    });
  });
});
