import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';

const panel = z.enum(['chat', 'tools', 'models', 'lab', 'benchmark', 'settings']);

const names = {
  en: {
    chat: 'Chat',
    tools: 'Tools',
    models: 'Models',
    lab: 'Lab',
    benchmark: 'Benchmark',
    settings: 'Settings',
  },
  zh: { chat: '对话', tools: '工具', models: '模型', lab: '实验室', benchmark: '基准', settings: '设置' },
} as const;

export const openPanel = defineTool({
  name: 'open_panel',
  title: { en: 'Open a panel', zh: '打开面板' },
  description: { en: 'Show another panel of this page.', zh: '打开页面的另一个面板。' },
  category: 'page',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ panel }),
  result: z.object({ panel }),
  examples: [
    { query: { en: 'open settings', zh: '去设置页' }, arguments: { panel: 'settings' } },
    { query: { en: 'show me the tools', zh: '打开工具面板' }, arguments: { panel: 'tools' } },
    { query: { en: 'back to the chat', zh: '返回聊天' }, arguments: { panel: 'chat' } },
    { query: { en: 'which models can i choose', zh: '看下有什么模型可选' }, arguments: { panel: 'models' } },
    { query: { en: 'take me to the lab', zh: '打开实验室' }, arguments: { panel: 'lab' } },
    { query: { en: 'open the benchmark', zh: '跑分页面打开一下' }, arguments: { panel: 'benchmark' } },
    { query: { en: 'go to the settings screen', zh: '进入设置界面' }, arguments: { panel: 'settings' } },
    { query: { en: 'where do i switch tools on or off', zh: '在哪里开关工具' }, arguments: { panel: 'tools' } },
    {
      query: { en: 'i want to change the model, where is that page', zh: '想换个模型，模型页在哪' },
      arguments: { panel: 'models' },
    },
    { query: { en: 'take me back to our conversation', zh: '回到对话' }, arguments: { panel: 'chat' } },
    { query: { en: 'where can i test how fast this runs', zh: '在哪测速度跑分' }, arguments: { panel: 'benchmark' } },
    { query: { en: 'bring up preferences and permissions', zh: '打开偏好和权限' }, arguments: { panel: 'settings' } },
    { query: { en: 'show the data lab tab', zh: '显示数据实验室那一栏' }, arguments: { panel: 'lab' } },
  ],
  run({ panel: chosen }, { panels, language }) {
    const { available } = panels;
    if (!available.includes(chosen)) {
      const list = new Intl.ListFormat(language, { type: 'conjunction' });
      throw new AppError('TOOL_PANEL_ABSENT', {
        panel: names[language][chosen],
        available: list.format(available.map(name => names[language][name])),
      });
    }
    panels.open(chosen);
    return { panel: chosen };
  },
  describe: {
    en: result => `${names.en[result.panel]} is open.`,
    zh: result => `已打开：${names.zh[result.panel]}。`,
  },
});
