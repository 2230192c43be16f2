/** The worker's own pages: queue, dashboard, status of a day, earnings. */
import { dollars, type Html, html, titleText } from '../html';
import type { Marketplace } from '../marketplace';
import { dailyRecords, handedIn, queued, queueRecord, rounded, STATUS_ROWS_PER_PAGE, statusRecord } from '../records';
import { marketPage, reactRoot } from './layout';

export function queueJson(market: Marketplace): unknown {
  return { tasks: queued(market).map((assignment) => queueRecord(market, assignment)) };
}

export function queuePage(market: Marketplace): string {
  const records = queued(market).map((assignment) => queueRecord(market, assignment));
  const rows = records.map(
    (record) => html`<li class="table-row">
      <span class="requester-column">${record.project.requester_name}</span>
      <span class="project-name-column">${titleText(record.project.title)}</span>
      <span>${record.time_to_deadline_in_seconds} s left</span>
      <span class="reward-column">${dollars(record.project.monetary_reward.amount_in_dollars)}</span>
      <span class="actions-column">
        <form method="post" action="${record.task_url}&ref=w_q_rtrn">
          <input type="hidden" name="_method" value="delete">
          <input type="hidden" name="authenticity_token" value="practice-token">
          <button name="button" type="submit" data-practice="return">Return</button>
        </form>
        <a class="button" href="${record.task_url}" data-practice="continue">Work</a>
      </span>
    </li>`,
  );
  const header = html`<li class="table-row header-row task-queue-header">
    <span>Requester</span><span>Title</span><span>Time left</span><span>Reward</span><span>Actions</span></li>`;
  const props = { bodyData: records, tableConfig: [] };
  const table = reactRoot(market, 'taskQueueTable/TaskQueueTable', props, html`<ol class="rows">${header}${rows}</ol>`);
  return marketPage(market, 'Your queue', html`<h1>Your HITs queue</h1>${table}`);
}

function overview(market: Marketplace) {
  const days = dailyRecords(market);
  const sum = (field: 'approved' | 'pending' | 'rejected' | 'hits_rewards' | 'bonus_rewards' | 'earnings') =>
    rounded(days.reduce((total, day) => total + day[field], 0));
  return { days, sum };
}

export function dashboardJson(market: Marketplace): unknown {
  const { days, sum } = overview(market);
  const decided = Math.max(1, sum('approved') + sum('rejected'));
  return {
    available_earnings: { currency_code: 'USD', amount_in_dollars: sum('earnings') },
    hits_overview: {
      approved: sum('approved'),
      approval_rate: (100 * sum('approved')) / decided,
      pending: sum('pending'),
      rejected: sum('rejected'),
      rejection_rate: (100 * sum('rejected')) / decided,
    },
    daily_hit_statistics_overview: days.map(({ date_link, ...day }) => day),
    earnings_to_date: { approved: sum('hits_rewards'), bonuses: sum('bonus_rewards'), total_earnings: sum('earnings') },
    earnings_by_period: { yearly_earnings: {}, monthly_earnings: {}, quarterly_earnings: {} },
  };
}

export function dashboardPage(market: Marketplace): string {
  const { days, sum } = overview(market);
  const rows = days.map(
    (day) => html`<li class="table-row">
      <span><a href="${day.date_link}">${day.date_link.slice(-10)}</a></span>
      <span>${day.submitted} submitted, ${day.approved} approved, ${day.rejected} rejected, ${day.pending} pending</span>
      <span>${dollars(day.hits_rewards)}</span><span>${dollars(day.bonus_rewards)}</span><span>${dollars(day.earnings)}</span>
    </li>`,
  );
  const header = html`<li class="table-row header-row">
    <span>Date</span><span>HITs</span><span>HITs reward</span><span>Bonuses</span><span>Earnings</span></li>`;
  const props = { bodyData: days, tableConfig: [] };
  const body = html`<h1>Dashboard</h1>
    <section id="dashboard-available-earnings">${figure('Available earnings', dollars(sum('earnings')))}</section>
    <section id="dashboard-hits-overview">${figure('Approved', String(sum('approved')))}
      ${figure('Pending', String(sum('pending')))}${figure('Rejected', String(sum('rejected')))}</section>
    <section id="dashboard-earnings-to-date">${figure('Approved HITs', dollars(sum('hits_rewards')))}
      ${figure('Bonuses', dollars(sum('bonus_rewards')))}${figure('Total earnings', dollars(sum('earnings')))}</section>
    <h2>Daily statistics</h2>
    ${reactRoot(market, 'dailyWorkerStatisticsTable/DailyWorkerStatisticsTable', props, html`<ol class="rows">${header}${rows}</ol>`)}`;
  return marketPage(market, 'Dashboard', body);
}

function figure(label: string, value: string): Html {
  return html`<div class="row"><div class="col-xs-7">${label}</div><div class="col-xs-5">${value}</div></div>`;
}

function statusSlice(market: Marketplace, day: string, pageNumber: number) {
  const all = handedIn(market, day);
  const first = (pageNumber - 1) * STATUS_ROWS_PER_PAGE;
  const rows = all.slice(first, first + STATUS_ROWS_PER_PAGE).map((row) => statusRecord(market, row));
  return { rows, total: all.length, lastPage: Math.max(1, Math.ceil(all.length / STATUS_ROWS_PER_PAGE)) };
}

export function statusJson(market: Marketplace, day: string, pageNumber: number): unknown {
  const { rows, total } = statusSlice(market, day, pageNumber);
  const results = rows.map(({ contact_requester_url, reward, ...row }) => ({
    ...row,
    reward: { currency_code: 'USD', amount_in_dollars: reward },
  }));
  return { results, page_number: pageNumber, num_results: results.length, total_num_results: total };
}

export function statusPage(market: Marketplace, day: string, pageNumber: number): string {
  const { rows, lastPage } = statusSlice(market, day, pageNumber);
  const shown = rows.map(
    (row) => html`<li class="table-row">
      <span class="requester-column"><a href="${row.contact_requester_url}">${row.requester_name}</a></span>
      <span class="project-name-column">${titleText(row.title)}</span>
      <span>${row.state}</span><span class="reward-column">${dollars(row.reward)}</span><span>${row.requester_feedback}</span>
    </li>`,
  );
  const header = html`<li class="table-row header-row hits-status-details-table-header">
    <span>Requester</span><span>Title</span><span>Status</span><span>Reward</span><span>Feedback</span></li>`;
  const props = { bodyData: rows, tableConfig: [] };
  const pages = Array.from(
    { length: lastPage },
    (_, index) => html`<a href="/status_details/${day}?page_number=${index + 1}">${index + 1}</a> `,
  );
  const body = html`<h1>HITs of ${day}</h1>
    ${reactRoot(market, 'hitStatusDetailsTable/HitStatusDetailsTable', props, html`<ol class="rows">${header}${shown}</ol>`)}
    ${reactRoot(market, 'navigation/Pagination', { currentPage: pageNumber, lastPage }, html`<p>Pages: ${pages}</p>`)}`;
  return marketPage(market, `HITs of ${day}`, body);
}

export function earningsPage(market: Marketplace): string {
  const bodyData = market.transfers.map(({ transferId, day, amount, status }) => ({
    requestedDate: day,
    type: 'Bank transfer',
    status,
    amountRequested: dollars(amount),
    expandedContent: [{ label: 'Transfer ID', text: transferId }],
  }));
  const rows = bodyData.map(
    (row) =>
      html`<li class="table-row"><span>${row.requestedDate}</span><span>${row.type}</span><span>${row.status}</span><span>${row.amountRequested}</span></li>`,
  );
  const body = html`<h1>Earnings</h1>
    <div class="current-earnings"><h2>Current Earnings: ${dollars(overview(market).sum('earnings'))}</h2>
      <small>Earnings as of ${market.today()}</small></div>
    ${reactRoot(market, 'transferHistoryTable/TransferHistoryTable', { bodyData }, html`<ol class="rows">${rows}</ol>`)}`;
  return marketPage(market, 'Earnings', body);
}
