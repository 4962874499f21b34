// A process of its own that streams a book of records and tells its memory on the way and at the end.
import { Writable } from 'node:stream';
import { streamMars } from '../../dist/libs/pdf/src/index.js';
import { marModel } from './mar-models.mjs';
import { residentMiB } from './measure.mjs';

const records = Number(process.argv[2]);
const memory = [];
let [bytes, first] = [0, null];
let began = 0;
const sink = new Writable({
  write(chunk, _encoding, done) {
    first ??= performance.now() - began;
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

// The process has drawn before, as one that serves people has.
await streamMars([marModel(1)], new Writable({ write: (_chunk, _encoding, done) => done() }));
began = performance.now();
const { pages } = await streamMars(models(), sink);
process.send({ pages, bytes, first, early: Math.max(...memory.slice(0, Math.ceil(records / 4))), peak: Math.max(...memory) });
process.disconnect();
