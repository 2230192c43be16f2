/** A passphrase for backups is no shorter, in characters. */
export const PASSPHRASE_LEAST = 10;
