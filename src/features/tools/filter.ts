import type { Language } from '@/tools/language';
import type { Category, Effects, Tool, ToolSource } from '@/tools/tool';

/** Which tools the panel shows: all, those of one source, of one category, or of one reach. */
export type Filter =
  | { readonly by: 'all' }
  | { readonly by: 'source'; readonly value: ToolSource }
  | { readonly by: 'category'; readonly value: Category }
  | { readonly by: 'reach'; readonly value: Effects };

export function passes(filter: Filter, tool: Tool): boolean {
  switch (filter.by) {
    case 'all':
      return true;
    case 'source':
      return tool.source === filter.value;
    case 'category':
      return tool.category === filter.value;
    case 'reach':
      return tool.effects === filter.value;
  }
}

/** All that a person may search a tool by, in lower case. */
function textOf(tool: Tool, language: Language): string {
  const examples = tool.examples.map(({ query }) => query[language]);
  return [
    tool.name,
    tool.name.replaceAll('_', ' '),
    tool.title.en,
    tool.title.zh,
    tool.description[language],
    ...examples,
  ]
    .join('\n')
    .toLowerCase();
}

/** The tools that hold every word of the query, those with the first word in their name or title first. */
export function searchTools(tools: readonly Tool[], query: string, language: Language): readonly Tool[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return tools;
  const found = tools.filter(tool => {
    const text = textOf(tool, language);
    return words.every(word => text.includes(word));
  });
  const named = (tool: Tool) => `${tool.name} ${tool.title[language]}`.toLowerCase().includes(first);
  return [...found.filter(named), ...found.filter(tool => !named(tool))];
}

/** Tools by category, in the order in which each category first comes up. */
export function byCategory(tools: Iterable<Tool>): [Category, Tool[]][] {
  const groups = new Map<Category, Tool[]>();
  for (const tool of tools) {
    const group = groups.get(tool.category);
    if (group) group.push(tool);
    else groups.set(tool.category, [tool]);
  }
  return [...groups];
}
