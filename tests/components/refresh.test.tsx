// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Refresh } from '../../components/history/refresh';
import { PageFrame } from '../../components/page-frame';
import { newRefresh, type RefreshState, STOP_REASONS } from '../../lib/refresh/state';
import { LANGUAGES, MESSAGES, speak } from './language';
import { draw, element, elements, faults, figure, press, text } from './page';

describe('a refresh', () => {
  const NOW = Date.UTC(2026, 10, 24, 3);
  const days = ['2026-11-23', '2026-11-22', '2026-11-20'].map((day) => ({ day, submitted: 50, said: '' }));
  const running: RefreshState = { ...newRefresh(NOW), days, doneDays: 1, page: 2, tasks: 1_270, added: 4, changed: 9 };
  const drawRefresh = (
    state: RefreshState | null,
    onRefresh: (wish: string) => void = () => {},
    readAt: number | null = null,
  ) =>
    draw(
      <PageFrame title="History" here="history">
        <Refresh state={state} readAt={readAt} now={() => NOW} onRefresh={onRefresh} />
      </PageFrame>,
    );

  it('is offered with what it does, and begins with a press', async () => {
    speak('en');
    const onRefresh = vi.fn();
    await drawRefresh(null, onRefresh);
    expect(element('#refresh').dataset.refresh).toBe('never');
    expect(text('#refresh')).toContain('It accepts, submits and returns nothing.');
    await press('[data-action="refresh"]');
    expect(onRefresh).toHaveBeenCalledExactlyOnceWith('start');
  });

  it.each([
    [20_000, 'Statuses were last read now.', 'Status terakhir dibaca sekarang.'],
    [5 * 3_600_000, 'Statuses were last read 5 hours ago.', 'Status terakhir dibaca 5 jam yang lalu.'],
    [3.9 * 86_400_000, 'Statuses were last read 3 days ago.', 'Status terakhir dibaca 3 hari yang lalu.'],
  ])('says how old the newest word of the platform is: %i ms', async (ageMs, english, indonesian) => {
    for (const [language, said] of [['en', english] as const, ['id', indonesian] as const]) {
      speak(language);
      await drawRefresh(null, () => {}, NOW - ageMs);
      expect(text('#refresh')).toContain(said);
      expect(figure('status-age')).toBe(String(ageMs / 1000));
    }
    await drawRefresh(null, () => {}, NOW + 5000);
    expect(figure('status-age')).toBe('0');
    speak('en');
    await drawRefresh(null);
    expect(text('#refresh')).toContain('No status page has been read yet.');
    expect(elements('#refresh data')).toEqual([]);
  });

  it('shows how far it is, to machines and people, and can be stopped', async () => {
    speak('en');
    const onRefresh = vi.fn();
    await drawRefresh(running, onRefresh);
    expect(text('label[for="refresh-progress"]')).toBe('Day 2 of 3: Nov 22, 2026');
    expect(text('#refresh ul')).toBe('Tasks seen: 1,270. New in your history: 4. Changed: 9.');
    expect(['refresh-day', 'refresh-days', 'refresh-tasks', 'refresh-added', 'refresh-changed'].map(figure)).toEqual([
      '2',
      '3',
      '1270',
      '4',
      '9',
    ]);
    await press('[data-action="refresh-cancel"]');
    expect(onRefresh).toHaveBeenCalledExactlyOnceWith('cancel');
    await drawRefresh({ ...newRefresh(NOW) });
    expect(text('label[for="refresh-progress"]')).toBe('Asking for the days you worked on…');
    expect(elements('#refresh data')).toEqual([]);
  });

  it('that stopped goes on with a press while its days are still those, and begins anew later', async () => {
    speak('en');
    const stopped = { ...running, is: 'stopped' as const, why: 'signed-out' as const };
    await drawRefresh(stopped);
    expect(text('[data-action="refresh"]')).toBe('Continue');
    await drawRefresh({ ...stopped, startedAt: NOW - 24 * 3_600_000 });
    expect(text('[data-action="refresh"]')).toBe('Refresh');
    await drawRefresh({ ...stopped, days: null });
    expect(text('[data-action="refresh"]')).toBe('Refresh');
  });

  it('that is done says what it left out and what it could not read', async () => {
    speak('en');
    await drawRefresh({ ...running, is: 'done', skippedDays: 1, unread: 2 });
    expect(text('#refresh [role="status"]')).toMatch(/^Done: /);
    expect(text('#refresh ul')).toContain('Days left out: 1. All their tasks are paid');
    expect([figure('refresh-skipped-days'), figure('refresh-unread')]).toEqual(['1', '2']);
    expect(text('#refresh ul')).toContain('Tasks that could not be read: 2. Nothing was made of them.');
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(STOP_REASONS)('that stopped, %s, says why in words of its own', async (why) => {
      speak(language);
      await drawRefresh({ ...running, is: 'stopped', why });
      const { message } = MESSAGES[language][`refresh_stopped_${why.replaceAll('-', '_')}`] ?? { message: 'missing' };
      expect(text('#refresh [role="status"]')).toContain(message);
      expect(await faults()).toEqual([]);
    });

    it('is without a fault that axe can find while it runs', async () => {
      speak(language);
      for (const state of [running, newRefresh(NOW), { ...running, is: 'done' as const, skippedDays: 2, unread: 1 }]) {
        await drawRefresh(state);
        expect(await faults()).toEqual([]);
      }
    });
  });
});
