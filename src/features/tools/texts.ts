import { addTexts } from '@/platform/i18n/i18n';
import toolsEn from '@/platform/i18n/texts/tools.en.json';
import toolsZh from '@/platform/i18n/texts/tools.zh.json';
import workshopEn from '@/platform/i18n/texts/workshop.en.json';
import workshopZh from '@/platform/i18n/texts/workshop.zh.json';

// Before the first of the panel's parts is shown.
addTexts('tools', { en: toolsEn, zh: toolsZh });
addTexts('workshop', { en: workshopEn, zh: workshopZh });
