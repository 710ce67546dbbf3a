/** What a passphrase must be. */

/** Fewer characters are guessed in an afternoon. */
export const SHORTEST_PASSPHRASE = 8;
