/**
 * Which way a seed and a plan become requests, values, think times and moments: kept with every run, because the same seed of another version
 * is another load. To be raised with every change of that (`electron/engine/load/deal.test.ts` notices one).
 *
 * | Version | |
 * | --- | --- |
 * | absent | runs of before it was kept; closed users may have begun side by side in their cards, or spread over them |
 * | 1 | closed users begin at places spread over their cards (`deckOffset`) |
 * | 2 | weights with fractions, and mixes that need more than 1,000 cards, have exactly the shares that were asked for (`cardCounts`); all others are dealt as in 1 |
 */
export const dealVersion = 2
