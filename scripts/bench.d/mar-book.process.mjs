// A process of its own that streams a book of records and tells its memory on the way and at the end.
import { Writable } from 'node:stream';
import { streamMars } from '../../dist/libs/pdf/src/index.js';
import { marModel } from './mar-models.mjs';
import { residentMiB } from './measure.mjs';

const records = Number(process.argv[2]);
const memory = [];
let bytes = 0;
const sink = new Writable({
  write(chunk, _encoding, done) {
    bytes += chunk.length;
    done();
  },
});

function* models() {
  for (let number = 1; number <= records; number += 1) {
    memory.push(residentMiB());
    yield marModel(number);
  }
}

const { pages } = await streamMars(models(), sink);
process.send({ pages, bytes, early: Math.max(...memory.slice(0, Math.ceil(records / 4))), peak: Math.max(...memory) });
process.disconnect();
