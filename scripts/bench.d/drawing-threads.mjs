// Two warm drawing threads against one, on the books of several wings, as a worker draws them.
import { ThreadDocumentRenderer } from '../../dist/libs/features/document/src/index.js';
import { marModel } from './mar-models.mjs';
import { ratios } from './measure.mjs';

const BOOKS = 8;
const RECORDS = 10;

/** Seconds that some work takes. */
async function seconds(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** How many times as fast two threads are as one; the middle of the rounds with least and most. */
export async function twoThreads(rounds) {
  const renderer = new ThreadDocumentRenderer();
  const orders = Array.from({ length: BOOKS }, (_, book) => ({ kind: 'mar', cover: null, models: Array.from({ length: RECORDS }, (_record, index) => marModel(book * RECORDS + index + 1)) }));
  const together = () => Promise.all(orders.map((order) => renderer.render(order)));
  const inTurn = async () => {
    for (const order of orders) await renderer.render(order);
  };
  try {
    await together();
    await together();
    const [one, two] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      one.push(await seconds(inTurn));
      two.push(await seconds(together));
    }
    return ratios(one, two);
  } finally {
    await renderer.close();
  }
}
