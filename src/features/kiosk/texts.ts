import i18next from 'i18next';
import english from '@/platform/i18n/texts/kiosk.en.json';
import chinese from '@/platform/i18n/texts/kiosk.zh.json';

/** Adds the kiosk's texts to those of the interface: a namespace of their own, which no other page loads. */
export function addKioskTexts(): void {
  i18next.addResourceBundle('en', 'kiosk', english);
  i18next.addResourceBundle('zh', 'kiosk', chinese);
}
