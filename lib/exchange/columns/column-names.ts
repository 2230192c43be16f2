/** What columns are called that hold the parts of a task: English, Indonesian, Spanish, Portuguese, German. */
import { unitOfWord } from './durations';
import type { ColumnMeaning, DurationUnit } from './mapping';

type Named = Exclude<ColumnMeaning, 'ignored'>;

/** Columns of figures that a task has no place for, whatever else their names hold. */
const OF_NO_USE =
  /hourly|per hour|\/ ?h(?:r|our)?\b|\brate\b|per jam|por hora|stundenlohn|pro stunde|allotted|allowed|deadline|limit|expir|feedback|comment|catatan|\bnotes?\b|auto.?app|balance|total/;

/** By how clearly a name says it, first clear, then weak; what stands first wins where several fit. */
const NAMES: [Named, RegExp, RegExp?][] = [
  ['assignment-id', /\bassignment(?: ?id)?\b/],
  ['group-id', /\b(?:hit ?(?:type|set|group)|group|batch)(?: ?id)?\b/],
  ['requester-id', /\b(?:requester|client|researcher|employer) ?id\b|\bid (?:peminta|pemberi kerja)\b/],
  [
    'task-id',
    /\b(?:hit|task|job|study|submission|work) ?id\b|\bid tugas\b|\bkode tugas\b|^hit$|^uuid$/,
    /^(?:id|code|kode)$/,
  ],
  [
    'requester-name',
    /\b(?:requester|client|customer|researcher|employer|company|peminta|pemberi kerja|klien|solicitante|cliente|empresa|requerente|auftraggeber|kunde)(?: name)?\b/,
    /\b(?:from|by|dari)\b/,
  ],
  ['bonus', /\b(?:bonus|bonuses|tip|bono|bônus|bonificación)\b/],
  ['currency', /\b(?:currency|mata uang|moneda|moeda|währung)\b/],
  ['state', /\b(?:status|state|estado|situação|keadaan|zustand)\b/, /\b(?:outcome|result|decision|hasil)\b/],
  [
    'accepted-at',
    /\b(?:accept|accepted|start|started|began|begin|begun|opened|mulai|inicio|iniciado|início|começo|beginn|begonnen|angefangen|start ?time)\b/,
    /\b(?:from|diterima|created|angenommen)\b/,
  ],
  [
    'ended-at',
    /\b(?:submit|submitted|complete|completed|finish|finished|end|ended|done|closed|selesai|dikirim|fin|final|finalizado|fim|término|entrega|enviado|ende|beendet|abgeschickt|eingereicht)\b/,
    /\b(?:to|when|at|timestamp|wann)\b/,
  ],
  [
    'day',
    /^(?:date|day|work ?date|tanggal|tgl|hari|fecha|día|data|dia|datum|tag)\b/,
    /\b(?:date|tanggal|fecha|data|datum)\b/,
  ],
  [
    'duration',
    /\b(?:duration|elapsed|time (?:spent|taken|worked)|work ?(?:ing)? ?time|durasi|lama|lamanya|duración|duração|dauer|arbeitszeit)\b/,
    /\b(?:time|minutes?|mins?|seconds?|secs?|hours?|waktu|menit|detik|tiempo|minutos|tempo|zeit|minuten)\b/,
  ],
  [
    'reward',
    /\b(?:reward|pay|payment|payout|earned|earnings?|amount|price|wage|upah|imbalan|bayaran|pendapatan|recompensa|pago|pagamento|remuneração|valor|importe|vergütung|lohn|betrag|verdienst|bezahlung)\b/,
    /\b(?:paid|money|usd|uang|dinero|dinheiro|geld|value)\b/,
  ],
  [
    'title',
    /\b(?:title|judul|título|titel)\b/,
    /\b(?:name|task|hit|study|project|job|survey|description|nama|tugas|pekerjaan|tarea|tarefa|aufgabe|projekt|proyecto|projeto|encuesta)\b/,
  ],
];

/** A column's name in lower case, its words parted by single spaces: `Work_Time(s)` is `work time s`. */
export function plainName(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$€£¥₹/%]+/gu, ' ')
    .trim();
}

/** How clearly a name says that a column means this: 2 clear, 1 weak, 0 not at all. */
export function nameSays(name: string, meaning: Named): 0 | 1 | 2 {
  const plain = plainName(name);
  if (plain === '' || OF_NO_USE.test(plain)) return 0;
  const [, clear, weak] = NAMES.find(([named]) => named === meaning) ?? [];
  if (clear?.test(plain)) return 2;
  return weak?.test(plain) ? 1 : 0;
}

/** Whether a name is one that some column is known by. */
export function isName(cell: string): boolean {
  const plain = plainName(cell);
  return OF_NO_USE.test(plain) || NAMES.some(([meaning]) => nameSays(cell, meaning) > 0);
}

/** The unit that a column's name tells: `work_time_s`, `Time (min)`. */
export function unitInName(name: string): DurationUnit | null {
  const words = plainName(name).split(' ').toReversed();
  return words.map(unitOfWord).find((unit) => unit !== null) ?? null;
}

/** The zone that the names of the columns of times tell, as an IANA zone. */
export function zoneInName(name: string): string | null {
  const plain = plainName(name);
  if (/\b(?:utc|gmt)\b/.test(plain)) return 'UTC';
  if (/\b(?:pst|pdt|pacific)\b/.test(plain)) return 'America/Los_Angeles';
  if (/\b(?:est|edt|eastern)\b/.test(plain)) return 'America/New_York';
  return /\bwib\b/.test(plain) ? 'Asia/Jakarta' : null;
}
