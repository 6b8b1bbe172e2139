import { addTexts } from '@/platform/i18n/i18n';
import en from '@/platform/i18n/texts/talk.en.json';
import zh from '@/platform/i18n/texts/talk.zh.json';

// Before the first part that has some of them is shown.
addTexts('talk', { en, zh });
