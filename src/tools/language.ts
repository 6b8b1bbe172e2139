/** The interface's languages: English and Simplified Chinese. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** A text in every language of the interface. */
export type LocalText = Readonly<Record<Language, string>>;
