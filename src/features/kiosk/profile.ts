import { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { builtinTools } from '@/tools/builtin';
import type { Language } from '@/tools/language';
import type { Checked, Violation } from '@/tools/tool';

const toolNames = builtinTools.map(({ name }) => name);

const languages = ['en', 'zh'] as const;
const text = (length: number) => z.string().trim().min(1).max(length);
const base64 = (bytes: number) => z.base64().length(4 * Math.ceil(bytes / 3));

const localText = z.union([text(60), z.strictObject({ en: text(60), zh: text(60) })]);
const requests = z.array(text(120)).min(1).max(12);

/** What a kiosk's profile may say. Its JSON Schema is `public/kiosk/profile.schema.json`. */
export const profileSchema = z.strictObject({
  $schema: z.string().optional().describe('Where this schema lies, for editors.'),
  title: localText
    .default('Tiny Giant')
    .describe('What the screen says above its examples: one text, or one for each language.'),
  languages: z
    .array(z.enum(languages))
    .min(1)
    .refine(list => new Set(list).size === list.length, 'duplicate')
    .default(['en', 'zh'])
    .meta({ uniqueItems: true })
    .describe('The languages that visitors may choose. The screen begins in the first.'),
  tools: z
    .array(
      z
        .string()
        .refine(name => toolNames.includes(name), 'tool')
        .meta({ enum: toolNames }),
    )
    .min(1)
    .describe('The tools that exist on this screen. All others are absent, those that use the network too.'),
  examples: z
    .strictObject({ en: requests.optional(), zh: requests.optional() })
    .describe('Requests that visitors may touch, for each language.'),
  idleSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(45)
    .describe('Seconds without a touch after which the screen forgets its visitor.'),
  stuckSeconds: z
    .int()
    .min(5)
    .max(600)
    .default(60)
    .describe('Seconds without progress after which a turn or a load counts as stuck, and the model is started again.'),
  theme: z.enum(['light', 'dark', 'system']).default('light').describe('The theme that each visitor finds.'),
  sound: z.boolean().default(false).describe('Whether timers ring.'),
  attract: z.boolean().default(true).describe('Whether recorded turns play while nobody is there.'),
  fullscreen: z.boolean().default(true).describe('Whether the first touch asks for the whole screen.'),
  pin: z
    .strictObject({
      iterations: z.int().min(100_000).max(10_000_000),
      salt: base64(16),
      hash: base64(32),
    })
    .optional()
    .describe('The PIN of the staff, hashed (PBKDF2, HMAC-SHA-256). Without it nobody leaves the kiosk by touch.'),
  health: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable()
    .default('health')
    .describe('The word in the address that opens the health page: ?kiosk=NAME&WORD. null: only behind the PIN.'),
});

/** A kiosk's profile, what it leaves out filled in. */
export type Profile = z.output<typeof profileSchema>;

/** The profile's JSON Schema (2020-12), of what a file may hold. */
export function profileJsonSchema(): object {
  return { ...z.toJSONSchema(profileSchema, { io: 'input' }), title: 'Tiny Giant kiosk profile' };
}

const zodWords = { en: en().localeError, zh: zhCN().localeError } as const;

/** What zod has no words for, by the message that stands for it. */
const ownWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  duplicate: { en: 'A language is named twice', zh: '同一种语言出现了两次' },
  tool: { en: 'No built-in tool has this name', zh: '没有这个名称的内置工具' },
};

const noExamples: Readonly<Record<Language, string>> = {
  en: 'A language of the profile has no example requests',
  zh: '配置中的某种语言没有示例请求',
};

/** Checks what a file holds. What is wrong is told with its dotted path, in the words of `language`. */
export function checkProfile(value: unknown, language: Language): Checked<Profile> {
  const { data, error } = profileSchema.safeParse(value, { error: zodWords[language] });
  const violations: readonly Violation[] = error
    ? error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message: ownWords[message]?.[language] ?? message,
      }))
    : data.languages
        .filter(name => !data.examples[name])
        .map(name => ({ path: `examples.${name}`, message: noExamples[language] }));
  return data && violations.length === 0 ? { ok: true, value: data } : { ok: false, violations };
}

/** The profile's title in a language. */
export function titleOf({ title }: Profile, language: Language): string {
  return typeof title === 'string' ? title : title[language];
}
