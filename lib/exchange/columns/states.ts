/** The words in which tools and people say what became of a task. */
import type { TaskState } from '../../platforms/reading';

/** By how the words begin, in English, Indonesian, Spanish, Portuguese and German; the first that fits decides. */
const WORDS: [RegExp, TaskState][] = [
  [/^(?:screened|screen[- ]?out|disqualified|tidak memenuhi|descalificad|desqualificad|ausgesiebt)/, 'screened-out'],
  // Before "approved": such work is approved in name alone.
  [
    /^(?:not approved|unapproved|declined|rejected|reject$|denied|ditolak|tolak$|rechazad|rejeitad|recusad|abgelehnt)/,
    'rejected',
  ],
  [/^(?:approved|accepted and approved|approve$|disetujui|diterima|aprobad|aprovad|genehmigt|angenommen)/, 'approved'],
  [
    /^(?:paid|payed|completed and paid|dibayar|terbayar|lunas|sudah dibayar|pagad|pago$|paga$|bezahlt|ausgezahlt)/,
    'paid',
  ],
  [
    /^(?:awaiting|pending|submitted|submit$|completed?$|done$|finished|in review|under review|menunggu|dikirim|terkirim|selesai|pendiente|enviad|pendente|completad|concluíd|ausstehend|eingereicht|abgeschickt|offen$|fertig)/,
    'submitted',
  ],
  [/^(?:returned|return$|dikembalikan|devuelt|devolvid|zurückgegeben)/, 'returned'],
  [
    /^(?:expired|timed[- ]?out|timeout|kedaluwarsa|kadaluarsa|kadaluwarsa|habis waktu|expirad|caducad|abgelaufen)/,
    'expired',
  ],
  [/^(?:abandoned|abandonad|ditinggalkan|abgebrochen|cancelled|canceled|dibatalkan|cancelad)/, 'abandoned'],
  [/^(?:assigned|accepted$|in progress|started|sedang dikerjakan|asignad|en curso|em andamento|in arbeit)/, 'assigned'],
];

/** The state that a cell names; `null` for words that are none of these. */
export function readState(cell: string): TaskState | null {
  const words = cell
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
