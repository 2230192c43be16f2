/**
 * The task of a working page or a preview: from the "HIT Details" dialog and, where that fails, from what the page
 * shows (the labels and values of its detail bar, as Team-perundurai's scripts find them).
 */
import { count, own, text } from './fields';
import { amount } from './mturk-amount';
import { noted, type Page, type Part, requesterIn } from './mturk-page';
import { reactProps } from './react-props';

/** The longest that a requester may give for a task: 365 days. */
const LONGEST_SECONDS = 31_536_000;

export function shownTask(page: Page): Part {
  const { document, ids } = page;
  const [[dialog], why] = reactProps(document, 'ShowModal');
  const options = own(dialog, 'modalOptions');
  const link = document.querySelector(".detail-bar-value a[href*='/requesters/']");
  const price = [...document.querySelectorAll('.detail-bar-label+.detail-bar-value')].find(
    (value) => text(value.previousElementSibling?.textContent) === 'Reward',
  );
  const task = {
    ...ids,
    requesterId: requesterIn(own(options, 'contactRequesterUrl')) ?? requesterIn(link?.getAttribute('href')),
    requesterName: text(own(options, 'requesterName')) ?? text(link?.textContent),
    title: text(own(options, 'projectTitle')) ?? text(document.querySelector('.task-project-title')?.textContent),
    reward: amount(own(options, 'monetaryReward')) ?? amount(text(price?.textContent)),
  };
  if (Object.values(task).includes(null)) page.note(why);
  const rest = ids.taskId ? timer(page) : { availableTasks: count(own(options, 'assignableHitsCount')) };
  return { task: noted(page, { ...task, ...rest }) };
}

/** A timer's props are those of the moment the page was made. `threshold-1` marks one that ran out (gig-overhead). */
function timer({ document, now }: Page): object {
  const [[props]] = reactProps(document, 'CompletionTimer');
  // Where one is unknown, it is set so that they cannot both be true.
  const given = count(own(props, 'originalTimeToCompleteInSeconds')) ?? -1;
  const left = count(own(props, 'timeRemainingInSeconds')) ?? LONGEST_SECONDS + 1;
  const isTime = left <= given && given <= LONGEST_SECONDS;
  return {
    acceptedAt: isTime ? now - (given - left) * 1000 : null,
    deadlineAt: isTime ? now + left * 1000 : null,
    timedOut: !!document.querySelector('.threshold-1')?.checkVisibility({ visibilityProperty: true }),
  };
}
