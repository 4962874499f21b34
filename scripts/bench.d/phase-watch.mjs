// Where the time of a batch goes, seen from outside the product: what it awaits of the database before it writes lines is reading,
// what lies between the last read and those lines is computing, the rest up to the commit is writing.

/** A unit of work like `uow` that adds up milliseconds by phase in `spent`. */
export function watchPhases(uow) {
  const spent = { read: 0, compute: 0, write: 0 };
  const run = async (actor, work, options) => {
    let [since, writing] = [performance.now(), false];
    const lap = (phase) => {
      const now = performance.now();
      spent[phase] += now - since;
      since = now;
    };
    const result = await uow.run(actor, (tx) => work(watched(tx, {
      readEnded: () => void (writing || lap('read')),
      writeBegins: () => {
        if (!writing) lap('compute');
        writing = true;
      },
    })), options);
    lap('write');
    return result;
  };
  return { uow: { run, acrossTenants: (work) => uow.acrossTenants(work) }, spent };
}

function watched(tx, { readEnded, writeBegins }) {
  const seen = Object.create(tx);
  for (const name of ['query', 'raw', 'copy']) {
    seen[name] = async (...asked) => {
      const rows = await tx[name](...asked);
      readEnded();
      return rows;
    };
  }
  seen.execute = (...asked) => {
    if ((asked[0].text ?? asked[0]).includes('insert into fill_line')) writeBegins();
    return tx.execute(...asked);
  };
  return seen;
}
