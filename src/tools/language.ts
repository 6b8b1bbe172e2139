/** The interface's languages: English and Simplified Chinese. */
export type Language = 'en' | 'zh';

/** A text in every language of the interface. */
export type LocalText = Readonly<Record<Language, string>>;
