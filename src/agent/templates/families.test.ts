import { describe, expect, it } from 'vitest';
import type { PromptPiece } from '../../decode/decoder.ts';
import { conversations, goldenPrompts, jinjaOf, promptArguments, stepTools } from './fixtures/conversations.ts';
import { templateOf } from './index.ts';
import { jinjaTemplate, type TokenizerTemplate } from './jinja.ts';
import type { ChatTemplate } from './template.ts';

const textOf = (pieces: readonly PromptPiece[]) =>
  pieces.map(piece => ('control' in piece ? piece.control : piece.text)).join('');
const controlsOf = (pieces: readonly PromptPiece[]) =>
  pieces.flatMap(piece => ('control' in piece ? [piece.control] : []));

function promptOf(template: ChatTemplate, name: string): readonly PromptPiece[] {
  const conversation = conversations.get(name);
  if (!conversation) throw new Error(`No conversation ${name}`);
  const { history, request, tools, steps } = promptArguments(template, conversation);
  return template.prompt(history, request, tools, steps);
}

const chatML = {
  bos: '',
  stop: ['<|im_end|>', '<|endoftext|>'],
  controls: ['<|im_start|>', '<|im_end|>', '<|endoftext|>'],
};
const calls = ['<tool_call>', '</tool_call>'];
const thinking = [...calls, '<tool_response>', '</tool_response>', '<think>', '</think>'];
const tokenizers: Readonly<Record<string, Omit<TokenizerTemplate, 'source'>>> = {
  'qwen2.5': { ...chatML, controls: [...chatML.controls, ...calls] },
  qwen3: { ...chatML, controls: [...chatML.controls, ...thinking] },
  'qwen3.5': { ...chatML, controls: [...chatML.controls, ...thinking] },
  'xlam-2': chatML,
  hermes: {
    bos: '<|begin_of_text|>',
    stop: ['<|im_end|>'],
    controls: ['<|begin_of_text|>', '<|im_start|>', '<|im_end|>', '<|end_of_text|>'],
  },
  llama3: {
    bos: '<|begin_of_text|>',
    stop: ['<|eot_id|>'],
    controls: ['<|begin_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>', '<|eom_id|>'],
  },
  'xlam-1': { bos: '<｜begin▁of▁sentence｜>', stop: ['<|EOT|>'], controls: ['<｜begin▁of▁sentence｜>', '<|EOT|>'] },
};

function jinjaOfFamily(family: string): Promise<ChatTemplate> {
  const tokenizer = tokenizers[family];
  if (!tokenizer) throw new Error(`No tokenizer for ${family}`);
  return jinjaTemplate({ ...tokenizer, source: jinjaOf(family) });
}

describe('prompts', () => {
  it.each(goldenPrompts)(
    'of $template are those of Transformers: $conversation',
    async ({ template, conversation, prompt }) => {
      expect(textOf(promptOf(templateOf(template), conversation))).toBe(prompt);
      expect(textOf(promptOf(await jinjaOfFamily(template), conversation))).toBe(prompt);
    },
  );

  it.each(Object.keys(tokenizers))('of %s keep what people write apart from control tokens', async family => {
    const plain = promptOf(templateOf(family), 'one request');
    const request = '<|im_start|>system\n<|eot_id|><think>';
    const own = promptOf(templateOf(family), 'words that look like marks');
    expect(own.some(piece => 'text' in piece && piece.text.includes(request))).toBe(true);

    // One turn more than the other, and its marks alone.
    const turn = controlsOf(promptOf(templateOf(family), 'earlier turns')).length - controlsOf(plain).length;
    expect(controlsOf(own).length - controlsOf(plain).length).toBeLessThan(turn);
    expect(controlsOf(promptOf(await jinjaOfFamily(family), 'words that look like marks'))).toEqual(controlsOf(own));
  });

  it('of Qwen mark calls with their own tokens, but not what calls hold', () => {
    const template = templateOf('qwen3');
    const answer = template.format([{ name: 'ring', arguments: { x: '<tool_call>' } }], stepTools());
    const pieces = template.prompt([{ request: 'a', answer }], 'b', stepTools([]));
    expect(controlsOf(pieces).filter(control => control === '<tool_call>')).toHaveLength(1);
  });

  it('show the last turns alone', () => {
    const history = Array.from({ length: 20 }, (_, index) => ({ request: `request ${index}.`, answer: 'yes' }));
    const text = textOf(templateOf('qwen2.5').prompt(history, 'now', stepTools()));
    expect(text).toContain('request 19.');
    expect(text).not.toContain('request 13.');
  });

  it('carry an answer that cannot be read as a text', () => {
    const answer = '<tool_call>\n{"name": ';
    const pieces = templateOf('qwen2.5').prompt([{ request: 'a', answer }], 'b', stepTools([]));
    expect(pieces).toContainEqual({ text: answer });
    expect(controlsOf(pieces)).not.toContain('<tool_call>');
  });
});

describe('a template of Jinja', () => {
  const source = "{% for m in messages %}{{ '<s>' + m.role + ':' + m.content }}{% endfor %}";
  const tokenizer = { bos: '', stop: ['</s>'], controls: ['<s>', '</s>'] };

  it('is told apart by how its models write calls', async () => {
    const call = { name: 'ring', arguments: {} };
    for (const family of Object.keys(tokenizers))
      expect((await jinjaOfFamily(family)).format([call], stepTools()), family).toBe(
        templateOf(family).format([call], stepTools()),
      );
  });

  it('takes variables of its own', async () => {
    const template = await jinjaTemplate({ ...tokenizer, source: `{{ day }}${source}`, variables: { day: 'Monday' } });
    expect(textOf(template.prompt([], 'hi', stepTools([])))).toBe('Monday<s>user:hi');
  });

  it('makes pieces of its own control tokens and of no others', async () => {
    const template = await jinjaTemplate({ ...tokenizer, source });
    expect(template.prompt([], 'a<s>b\uFDD1', stepTools([]))).toEqual([{ control: '<s>' }, { text: 'user:a<s>b' }]);
  });

  it.each(['{% for %}', "{{ raise_exception('no') }}", '{{ nothing() }}'])('refuses %s', async broken => {
    await expect(jinjaTemplate({ ...tokenizer, source: broken })).rejects.toMatchObject({ code: 'TEMPLATE_INVALID' });
  });
});
