import { addTexts } from '@/platform/i18n/i18n';
import en from '@/platform/i18n/texts/installed.en.json';
import zh from '@/platform/i18n/texts/installed.zh.json';

// Before the strip that has them is shown.
addTexts('installed', { en, zh });
