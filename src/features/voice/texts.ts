import { addTexts } from '@/platform/i18n/i18n';
import en from '@/platform/i18n/texts/voice.en.json';
import zh from '@/platform/i18n/texts/voice.zh.json';

// Before the first part that has some of them is shown.
addTexts('voice', { en, zh });
