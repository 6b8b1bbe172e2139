import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { Ranking } from '../src/agent/rank/ranking.ts';
import { bestListedTools, maxListedTools, type SelectionRequest, selectTools } from '../src/agent/select.ts';
import type { HistoryTurn, StepTools } from '../src/agent/templates/template.ts';
import { tinyGiant } from '../src/agent/templates/tiny-giant.ts';
import { Tokenizer } from '../src/decode/tokenizer.ts';
import { tinyGiant135m } from '../src/engine/catalogue.ts';
import { builtinTools } from '../src/tools/builtin/index.ts';
import { toolFromSchema } from '../src/tools/listed.ts';
import type { Tool } from '../src/tools/tool.ts';
import { runBench } from './lib/command.ts';
import { mean, quantile, randomOf, rounded } from './lib/numbers.ts';
import { type Family, type Request, readRequests, requestsDefault, requestsHelp } from './lib/requests.ts';
import { formatTable, percent } from './lib/table.ts';

const usage = `npm run bench:select -- [options]

How well and how fast the tools for a request are found among all, and what a changing list of tools costs.
  recall   share of the requests of which every tool that they need is among the best ${bestListedTools} of the ${builtinTools.length} built-in tools
  speed    of one request among 1,000 tools, and of building the index
  list     prompt tokens that the engine feeds again in simulated conversations of a model that knows no tool
The index holds what the tools say of themselves, no request. MiniSearch, untuned, over the same texts is there to compare.
  --requests DIR the folder of the requests; ${requestsDefault} unless told
%common%

${requestsHelp}`;

/** How a request's text and lately used tools rank tools, the best first. */
type Ranker = (text: string, recent: readonly string[]) => readonly string[];

function rankerOf(tools: readonly Tool[]): Ranker {
  const ranking = new Ranking(tools);
  return (text, recent) => [...ranking.scores(text, recent)].sort(([, a], [, b]) => b - a).map(([tool]) => tool.name);
}

/** MiniSearch as its documentation first shows it, with prefixes and typos on. */
function miniSearchOf(tools: readonly Tool[]): Ranker {
  const search = new MiniSearch({ fields: ['text'], idField: 'name', searchOptions: { prefix: true, fuzzy: 0.2 } });
  search.addAll(
    tools.map(({ name, title, description, parameters, examples }) => ({
      name,
      text: [name, title, description, parameters, examples.map(({ query }) => query)]
        .map(part => JSON.stringify(part))
        .join(' '),
    })),
  );
  return text => search.search(text).map(({ id }) => String(id));
}

function neededBy({ calls }: Pick<Request, 'calls'>): readonly string[] {
  return [...new Set(calls.map(({ name }) => name))];
}

/** Names of the tools that a request's earlier turns called, the last one first. */
function recentOf({ history }: Request): readonly string[] {
  return history.toReversed().flatMap(({ calls }) => calls.map(({ name }) => name).toReversed());
}

function foundWithin(best: readonly string[], needed: readonly string[], count: number): boolean {
  const within = best.slice(0, count);
  return needed.every(name => within.includes(name));
}

/** The share of the requests of which every needed tool is among the best `count`. */
function recallAt(count: number, requests: readonly Request[], rank: Ranker, recent = recentOf): number {
  return mean(requests.map(request => Number(foundWithin(rank(request.q, recent(request)), neededBy(request), count))));
}

const served = (requests: readonly Request[]) => requests.filter(({ calls }) => calls.length > 0);

function measureRecall(sets: readonly (readonly [string, readonly Request[]])[]) {
  const rank = rankerOf(builtinTools);
  const miniSearch = miniSearchOf(builtinTools);
  const parts: readonly (readonly [string, (request: Request) => boolean])[] = [
    ['all', () => true],
    ['English', ({ language }) => language === 'en'],
    ['Chinese', ({ language }) => language === 'zh'],
    ['several tools', request => neededBy(request).length > 1],
    ['follow-ups', ({ history }) => history.length > 0],
  ];
  const rows = sets.flatMap(([name, requests]) =>
    parts.map(([part, belongs]) => {
      const some = served(requests).filter(belongs);
      const at = (count: number) => percent(recallAt(count, some, rank));
      return [
        name,
        part,
        some.length,
        at(1),
        at(3),
        at(bestListedTools),
        percent(recallAt(bestListedTools, some, miniSearch)),
      ];
    }),
  );
  console.log(`Recall among the ${builtinTools.length} built-in tools\n`);
  console.log(
    formatTable(
      ['requests', 'part', 'number', '@1', '@3', `@${bestListedTools}`, `MiniSearch @${bestListedTools}`],
      rows,
    ),
  );

  const random = randomOf(3);
  const names = builtinTools.map(({ name }) => name);
  const unrelated = () => [0, 1].map(() => names[Math.floor(random() * names.length)] ?? '');
  const [[, written = []] = [], [, heldOut = []] = []] = sets;
  const alone = served(written).filter(({ history }) => history.length === 0);
  const changed = recallAt(bestListedTools, alone, rank, unrelated);
  console.log(
    `\nOf ${alone.length} without a turn before: ${percent(recallAt(bestListedTools, alone, rank))}, and ${percent(changed)} right after two unrelated tools were used.\n`,
  );
  return {
    recall_at_6: rounded(recallAt(bestListedTools, served(written), rank)),
    recall_at_6_held_out: rounded(recallAt(bestListedTools, served(heldOut), rank)),
    recall_at_6_after_unrelated: rounded(changed),
    minisearch_recall_at_6: rounded(recallAt(bestListedTools, served(written), miniSearch)),
    requests: served(written).length,
    requests_held_out: served(heldOut).length,
  };
}

function toolsOf(families: readonly Family[]): readonly (readonly Tool[])[] {
  return families.map(({ tools }) => tools.map(tool => toolFromSchema({ ...tool, source: 'mcp', run: () => null })));
}

/** The share of the families' requests whose tools are among the best of their own family, of tools that give no examples. */
function measureFamilies(sets: readonly (readonly [string, readonly Family[]])[]) {
  const shares = sets.map(([name, families]) => {
    const hits = toolsOf(families).flatMap((tools, index) => {
      const rank = rankerOf(tools);
      const requests = families[index]?.requests.filter(({ calls }) => calls.length > 0) ?? [];
      return requests.map(request =>
        [1, 3].map(count => Number(foundWithin(rank(request.q, []), neededBy(request), count))),
      );
    });
    return {
      name,
      families: families.length,
      requests: hits.length,
      at: [0, 1].map(at => mean(hits.map(hit => hit[at] ?? 0))),
    };
  });
  console.log('Recall among the five or six tools of a server: one sentence each, no examples\n');
  console.log(
    formatTable(
      ['families', 'number', 'requests', '@1', '@3'],
      shares.map(({ name, families, requests, at }) => [name, families, requests, ...at.map(percent)]),
    ),
  );
  console.log();
  return {
    family_recall_at_3: rounded(shares[0]?.at[1] ?? 0),
    family_recall_at_3_held_out: rounded(shares[1]?.at[1] ?? 0),
  };
}

/** Tools to measure speed with: the built-in ones and those of all families, and again under other names until there are enough. */
function manyTools(count: number, families: readonly Family[]): readonly Tool[] {
  const all = [...builtinTools, ...toolsOf(families).flat()];
  return Array.from({ length: count }, (_, index) => {
    const tool = all[index % all.length] as Tool;
    return { ...tool, name: `${tool.name}_${index}` };
  });
}

function msOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function measureSpeed(requests: readonly Request[], families: readonly Family[]) {
  const tools = manyTools(1000, families);
  let ranking = new Ranking(builtinTools);
  const build = msOf(() => {
    ranking = new Ranking(tools);
  });
  const rebuild = msOf(() => new Ranking(tools.slice(1)));
  const step = Math.max(1, Math.floor(requests.length / 2000));
  const texts = requests.filter((_, index) => index % step === 0).map(({ q }) => q);
  for (const text of texts.slice(0, 200)) ranking.scores(text);
  const times = texts.map(text => msOf(() => ranking.scores(text)));
  console.log(`Speed with ${tools.length} tools\n`);
  console.log(
    formatTable(
      ['', 'ms'],
      [
        [`a request, mean of ${texts.length}`, mean(times)],
        ['a request, 95th percentile', quantile(times, 0.95)],
        ['the index, all tools new', build],
        ['the index after a tool came or went', rebuild],
      ],
    ),
  );
  console.log();
  return {
    ms_1000_tools: rounded(mean(times)),
    ms_1000_tools_p95: rounded(quantile(times, 0.95)),
    ms_index_1000_tools: rounded(build, 1),
    ms_reindex_1000_tools: rounded(rebuild, 1),
  };
}

/** A way to choose the tools that a prompt lists. */
interface Policy {
  readonly name: string;
  readonly key: string;
  choose(registered: ReadonlyMap<string, Tool>, request: SelectionRequest): StepTools;
}

/** A model that knows no tool. */
const knowsNone = { ...tinyGiant135m, knows: {} };

function select(registered: ReadonlyMap<string, Tool>, request: SelectionRequest) {
  return selectTools(knowsNone, tinyGiant, registered, () => 'allow', request);
}

function listing(tools: readonly Tool[]): StepTools {
  return { known: [], listed: tools.map(tool => ({ alias: tool.name, tool })), absent: {} };
}

function bestOf(registered: ReadonlyMap<string, Tool>, { text, recent }: SelectionRequest): readonly Tool[] {
  const names = rankerOf([...registered.values()])(text, recent).slice(0, bestListedTools);
  return names.flatMap(name => registered.get(name) ?? []);
}

const manyPolicies: readonly Policy[] = [
  {
    name: `best ${bestListedTools}, the best first`,
    key: 'best_first',
    choose: (tools, request) => listing(bestOf(tools, request)),
  },
  {
    name: `best ${bestListedTools}, as registered`,
    key: 'as_registered',
    choose: (tools, { text, recent }) => select(tools, { text, recent }).tools,
  },
  {
    name: `kept, growing to ${maxListedTools} (chosen)`,
    key: 'kept',
    choose: (tools, request) => select(tools, request).tools,
  },
  { name: 'all', key: 'all', choose: tools => listing([...tools.values()]) },
];

const fewPolicies: readonly Policy[] = [
  {
    name: `best ${bestListedTools}, as registered`,
    key: 'few_as_registered',
    choose: (tools, request) => {
      const best = bestOf(tools, request);
      return listing([...tools.values()].filter(tool => best.includes(tool)));
    },
  },
  { name: 'all (chosen)', key: 'few_all', choose: (tools, request) => select(tools, request).tools },
];

interface Conversation {
  readonly registered: ReadonlyMap<string, Tool>;
  readonly requests: readonly Request[];
}

const turns = 8;

/** Draws conversations: half of the requests are for a tool of the same category as the one before. */
function drawConversations(
  requests: readonly Request[],
  count: number,
  registeredTools: number,
): readonly Conversation[] {
  const random = randomOf(11);
  const draw = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const shuffled = () =>
    builtinTools
      .map(tool => [random(), tool] as const)
      .sort(([a], [b]) => a - b)
      .map(([, tool]) => tool);
  const categories = new Map(builtinTools.map(({ name, category }) => [name, category]));
  const categoryOf = ({ calls: [first] }: Request) => categories.get(first?.name ?? '');
  return Array.from({ length: count }, () => {
    const chosen = registeredTools < builtinTools.length ? shuffled().slice(0, registeredTools) : builtinTools;
    const registered = new Map(chosen.map(tool => [tool.name, tool]));
    const possible = requests.filter(
      ({ history, calls }) => history.length === 0 && calls.every(({ name }) => registered.has(name)),
    );
    const drawn: Request[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const before = drawn.at(-1);
      const near =
        before && random() < 0.5 ? possible.filter(request => categoryOf(request) === categoryOf(before)) : possible;
      drawn.push(draw(near));
    }
    return { registered, requests: drawn };
  });
}

interface Cost {
  readonly listed: number;
  readonly prompt: number;
  readonly fed: number;
  readonly recalled: number;
}

/** What each turn after the first of a conversation costs: tokens of its prompt, and those that the KV cache does not begin with. */
function costsOf({ registered, requests }: Conversation, { choose }: Policy, tokenizer: Tokenizer): readonly Cost[] {
  const history: HistoryTurn[] = [];
  const recent: string[] = [];
  let listed: readonly string[] = [];
  let cached: readonly number[] = [];
  const costs = requests.map((request): Cost => {
    const tools = choose(registered, { text: request.q, recent, listed });
    const prompt = tinyGiant.prompt(history, request.q, tools).flatMap(piece => tokenizer.encodePiece(piece));
    const common = prompt.findIndex((id, index) => id !== cached[index]);
    const answer = tinyGiant.format(request.calls, tools);
    cached = [...prompt, ...tokenizer.encode(answer)];
    history.push({ request: request.q, answer });
    recent.unshift(...neededBy(request).toReversed());
    listed = tools.listed.map(({ tool }) => tool.name);
    return {
      listed: listed.length,
      prompt: prompt.length,
      fed: prompt.length - (common < 0 ? prompt.length : common),
      recalled: Number(foundWithin(listed, neededBy(request), listed.length)),
    };
  });
  return costs.slice(1);
}

function measureList(requests: readonly Request[], tokenizer: Tokenizer) {
  const figures: Record<string, number> = {};
  const measure = (title: string, conversations: readonly Conversation[], policies: readonly Policy[]) => {
    const rows = policies.map(policy => {
      const costs = conversations.flatMap(conversation => costsOf(conversation, policy, tokenizer));
      const of = (part: keyof Cost) => mean(costs.map(cost => cost[part]));
      figures[`fed_tokens_${policy.key}`] = rounded(of('fed'), 1);
      return [policy.name, of('listed'), Math.round(of('prompt')), Math.round(of('fed')), percent(of('recalled'))];
    });
    console.log(
      `${title}: ${conversations.length} conversations of ${turns} turns, means of the turns after the first\n`,
    );
    console.log(formatTable(['list', 'tools listed', 'prompt tokens', 'fed again', 'recall'], rows));
    console.log();
  };
  measure(`List, ${builtinTools.length} tools`, drawConversations(requests, 60, builtinTools.length), manyPolicies);
  measure(`List, ${maxListedTools} tools`, drawConversations(requests, 60, maxListedTools), fewPolicies);
  return figures;
}

await runBench({
  usage,
  options: { requests: { type: 'string', default: requestsDefault } },
  async run({ requests: folder = requestsDefault }) {
    const { written, heldOut, families, heldOutFamilies } = readRequests(folder);
    const file = readFileSync(`public/models/${tinyGiant135m.id}/tokenizer.json`);
    const tokenizer = Tokenizer.parse(new Uint8Array(file).buffer);
    return {
      ...measureRecall([
        ['written', written],
        ['held out', heldOut],
      ]),
      ...measureFamilies([
        ['written', families],
        ['held out', heldOutFamilies],
      ]),
      ...measureSpeed(written, families),
      ...measureList(served(written), tokenizer),
    };
  },
});
