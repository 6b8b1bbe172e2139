import { expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import type { LanguageControl, PanelControl, PanelName, TextSize, TextSizeControl } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import type { Language } from '../../language.ts';
import { openPanel } from './open-panel.ts';
import { setLanguage } from './set-language.ts';
import { setTextSize } from './set-text-size.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];

function languageControl(): LanguageControl {
  let language: Language = 'en';
  return {
    get: () => language,
    async set(next) {
      language = next;
    },
  };
}

test.each([
  ['Chinese', 'zh'],
  ['English', 'en'],
  ['简体中文', 'zh'],
  ['en-US', 'en'],
  ['Mandarin', 'zh'],
  ['英语', 'en'],
  ['繁体中文', 'zh'],
])('the interface speaks %s', async (said, language) => {
  const interfaceLanguage = languageControl();
  expect(await runTool(setLanguage, { language: said }, contextOf({ interfaceLanguage }))).toEqual({
    language,
    previous: 'en',
  });
  expect(interfaceLanguage.get()).toBe(language);
});

test('every example of a language is one that the interface speaks', async () => {
  for (const { arguments: args } of setLanguage.examples) {
    const interfaceLanguage = languageControl();
    const result = await runTool(setLanguage, args, contextOf({ interfaceLanguage }));
    expect(result).toMatchObject({ language: interfaceLanguage.get() });
  }
});

test.each([
  ['French', 'TOOL_LANGUAGE_NOT_SPOKEN'],
  ['粤语', 'TOOL_LANGUAGE_NOT_SPOKEN'],
  ['xyzzyish', 'TOOL_LANGUAGE_UNKNOWN'],
])('the interface does not speak %s', async (language, code) => {
  const interfaceLanguage = languageControl();
  await expect(runTool(setLanguage, { language }, contextOf({ interfaceLanguage }))).rejects.toMatchObject({ code });
  expect(interfaceLanguage.get()).toBe('en');
});

test('sets the text size and says what it was', async () => {
  let size: TextSize = 'medium';
  const textSize: TextSizeControl = {
    get: () => size,
    async set(next) {
      size = next;
    },
  };
  for (const { arguments: args } of setTextSize.examples) {
    const previous = size;
    expect(await runTool(setTextSize, args, contextOf({ textSize }))).toEqual({ ...args, previous });
    expect(size).toBe(args.size);
  }
});

function panelsOf(...available: PanelName[]): PanelControl & { readonly opened: PanelName[] } {
  const opened: PanelName[] = [];
  return { available, opened, open: panel => void opened.push(panel) };
}

test('every example opens its panel', async () => {
  const panels = panelsOf('chat', 'tools', 'models', 'lab', 'benchmark', 'settings');
  for (const { arguments: args } of openPanel.examples)
    expect(await runTool(openPanel, args, contextOf({ panels }))).toEqual(args);
  expect(panels.opened).toEqual(openPanel.examples.map(({ arguments: args }) => args.panel));
});

test.each([
  ['en', { panel: 'Lab', available: 'Chat and Tools' }],
  ['zh', { panel: '实验室', available: '对话和工具' }],
] as const)('a panel that is not here is refused with those that are, in %s', async (language, details) => {
  const panels = panelsOf('chat', 'tools');
  await expect(runTool(openPanel, { panel: 'lab' }, contextOf({ panels, language }))).rejects.toMatchObject({
    code: 'TOOL_PANEL_ABSENT',
    details,
  });
  expect(panels.opened).toEqual([]);
});

test.each([
  [setLanguage, { language: 'zh', previous: 'en' }, 'The page is in Chinese now.', '页面现在是中文。'],
  [setLanguage, { language: 'en', previous: 'zh' }, 'The page is in English now.', '页面现在是英文。'],
  [setTextSize, { size: 'large', previous: 'medium' }, 'The text is large now.', '字号现在是：大。'],
  [openPanel, { panel: 'tools' }, 'Tools is open.', '已打开：工具。'],
])('says result %# in both languages', (tool, result, english, chinese) => {
  expect(tool.describe(result, en)).toBe(english);
  expect(tool.describe(result, zh)).toBe(chinese);
});
