import { addTexts } from '@/platform/i18n/i18n';
import en from '@/platform/i18n/texts/settings.en.json';
import zh from '@/platform/i18n/texts/settings.zh.json';

// Before the first of the panel's parts is shown.
addTexts('settings', { en, zh });
