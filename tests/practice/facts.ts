/** What the practice marketplace knows, and what it is told. */

export type FrameKind = 'hosted' | 'external';
export type AssignmentState = 'assigned' | 'submitted' | 'approved' | 'rejected' | 'paid' | 'returned';

/** Tasks of one kind by one requester: what the platform calls a HIT group, and in its addresses a project. */
export interface HitSet {
  groupId: string;
  requesterId: string;
  requesterName: string;
  title: string;
  description: string;
  /** In dollars, as the platform writes it. */
  reward: number;
  durationS: number;
  frame: FrameKind;
  available: number;
  createdAtMs: number;
}

export interface Assignment {
  assignmentId: string;
  taskId: string;
  groupId: string;
  state: AssignmentState;
  acceptedAtMs: number;
  deadlineMs: number;
  endedAtMs: number | null;
  feedback: string | null;
}

/** What the next page tells the worker, once. */
export interface Alert {
  header: string;
  message: string;
  type: 'success' | 'danger' | 'info';
}

export interface NewTask {
  requester: string;
  reward: number;
  title: string;
  durationS?: number;
  frame?: FrameKind;
  available?: number;
  requesterId?: string;
}

export interface NewHistory {
  requester: string;
  reward: number;
  title?: string;
  /** Pacific days, `YYYY-MM-DD`. */
  days: readonly string[];
  perDay: number;
  /** The state of every row, or of the row with this index in its day. */
  state?: AssignmentState | ((index: number) => AssignmentState);
  requesterId?: string;
}

export interface Transfer {
  transferId: string;
  day: string;
  amount: number;
  status: string;
}

export type Access = 'normal' | 'rate-limited' | 'signed-out';
