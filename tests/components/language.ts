/** Puts the texts of one language behind the fake browser, as the real one would choose them. */
import { vi } from 'vitest';
import { browser } from 'wxt/browser';
import en from '../../public/_locales/en/messages.json';
import id from '../../public/_locales/id/messages.json';

export const MESSAGES: Record<Language, Record<string, { message: string; description?: string }>> = { en, id };
export const LANGUAGES = ['en', 'id'] as const;
export type Language = (typeof LANGUAGES)[number];

/** To be called in each test: spies are reset between them. `uiLanguage` is what the browser itself speaks. */
export function speak(language: Language, uiLanguage: string = language): void {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue(uiLanguage);
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(((key: string, substitutions: string[] = []) => {
    const message = MESSAGES[language][key]?.message ?? '';
    return message.replace(/\$(\d)/g, (_, place: string) => substitutions[Number(place) - 1] ?? '');
  }) as typeof browser.i18n.getMessage);
}
