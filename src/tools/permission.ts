import type { Database, StoredPermission } from '../platform/database.ts';
import { Watched } from '../platform/watched.ts';
import type { Permission, Tool } from './tool.ts';

/** What a person answers when a tool asks: for this call, for this conversation, or for good. */
export type PermissionAnswer = 'once' | 'conversation' | 'always' | 'no' | 'never';

/** What a permission holds for, and who set it: the tool's own default, a person for good, or a person for one conversation. */
export interface PermissionState {
  readonly permission: Permission;
  readonly from: 'default' | 'always' | 'conversation';
}

/** A decision of a person's that holds for good. */
export interface PermissionRule {
  readonly source: string;
  readonly origin: string | null;
  readonly tool: string;
  readonly permission: Permission;
  /** ISO 8601. */
  readonly at: string;
}

/** Two tools of one name are not one tool: where they come from counts. */
function idOf({ source, origin, name }: Tool): string {
  return JSON.stringify([source, origin ?? null, name]);
}

/** What a tool of others says of itself. Ours change with the page that a person trusts already. */
function fingerprintOf({ source, description, parameters, effects, deletes, hosts }: Tool): string {
  return source === 'builtin' ? '' : JSON.stringify([description.en, parameters, effects, deletes, hosts]);
}

/**
 * What a person lets each tool do. A decision for good is kept in the database, one for a conversation as long as the page. It
 * holds for the tool as it was: one of another source, or one that changed what it says of itself, has its default again.
 */
export class Permissions extends Watched {
  #rules: ReadonlyMap<string, StoredPermission> = new Map();
  readonly #conversations = new Map<string, { readonly permission: Permission; readonly fingerprint: string }>();

  constructor(
    readonly database: Database,
    readonly now: () => Date,
  ) {
    super();
    database.onChange(table => table === 'permissions' && void this.open().catch(() => undefined));
  }

  /** Reads what was decided. Until then every tool has its default. */
  async open(): Promise<void> {
    const rows = await this.database.all('permissions');
    this.#rules = new Map(rows.map(row => [row.id, row]));
    this.changed();
  }

  /** What holds for a tool now, in a conversation where one is told. */
  stateOf(tool: Tool, conversationId?: string): PermissionState {
    const here = conversationId === undefined ? undefined : this.#conversations.get(this.#key(tool, conversationId));
    if (here && (here.fingerprint === fingerprintOf(tool) || here.permission === 'deny'))
      return { permission: here.permission, from: 'conversation' };
    const rule = this.#rules.get(idOf(tool));
    if (rule && (rule.fingerprint === fingerprintOf(tool) || rule.permission === 'deny'))
      return { permission: rule.permission, from: 'always' };
    return { permission: tool.permission, from: 'default' };
  }

  /** Keeps an answer as far as it reaches; `once` and `no` reach no further than the call. */
  async answer(tool: Tool, answer: PermissionAnswer, conversationId?: string): Promise<void> {
    if (answer === 'always') await this.set(tool, 'allow');
    else if (answer === 'never') await this.set(tool, 'deny');
    else if (answer === 'conversation' && conversationId !== undefined)
      this.setForConversation(tool, 'allow', conversationId);
  }

  /** Decides for good; null gives the tool its default back. Holds until the page closes where storage fails, which is thrown. */
  async set(tool: Tool, permission: Permission | null): Promise<void> {
    const id = idOf(tool);
    for (const key of this.#conversations.keys()) if (key.endsWith(id)) this.#conversations.delete(key);
    const rules = new Map(this.#rules);
    const rule = permission && {
      id,
      permission,
      fingerprint: fingerprintOf(tool),
      at: this.now().toISOString(),
    };
    if (rule) rules.set(id, rule);
    else rules.delete(id);
    this.#rules = rules;
    this.changed();
    await (rule ? this.database.put('permissions', rule) : this.database.remove('permissions', id));
  }

  /** Decides for one conversation of this page. */
  setForConversation(tool: Tool, permission: Permission, conversationId: string): void {
    const decided = { permission, fingerprint: fingerprintOf(tool) };
    this.#conversations.set(this.#key(tool, conversationId), decided);
    this.changed();
  }

  /** Takes back what was decided for one conversation. */
  forgetConversation(tool: Tool, conversationId: string): void {
    this.#conversations.delete(this.#key(tool, conversationId));
    this.changed();
  }

  /** Takes back all that was decided for conversations. */
  forgetConversations(): void {
    this.#conversations.clear();
    this.changed();
  }

  /** All that was decided for good, newest first; also of tools that are not here now. */
  rules(): readonly PermissionRule[] {
    return [...this.#rules.values()]
      .map(({ id, permission, at }) => {
        const [source, origin, tool] = JSON.parse(id) as [string, string | null, string];
        return { source, origin, tool, permission, at };
      })
      .toSorted((a, b) => b.at.localeCompare(a.at));
  }

  /** Takes one decision back. */
  async revoke({ source, origin, tool }: PermissionRule): Promise<void> {
    const id = JSON.stringify([source, origin, tool]);
    this.#rules = new Map([...this.#rules].filter(([key]) => key !== id));
    this.changed();
    await this.database.remove('permissions', id);
  }

  #key(tool: Tool, conversationId: string): string {
    return `${conversationId} ${idOf(tool)}`;
  }
}
