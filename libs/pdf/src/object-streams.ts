import { deflateSync } from 'node:zlib';

/** An object that others point at: `7 0 R`. */
interface Reference {
  data: Readonly<Record<string, unknown>>;
  toString(): string;
}

/** The part of PDFKit that writes a file; not in its typings. */
interface FileWriter {
  /** Bytes written so far. */
  readonly _offset: number;
  /** An entry an object, its number less one. */
  readonly _offsets: (number | null)[];
  readonly _root: Reference;
  readonly _info: Reference;
  readonly _id: Uint8Array;
  _write(data: string | Uint8Array): void;
  _finalize(): void;
  /** Called with each object that is written. */
  _refEnd(ref: Reference): void;
  push(chunk: null): boolean;
}

/** How hard content is packed: what is beyond costs a fifth to nine tenths more time for a twenty-fifth of the size. */
const LEVEL = 2;
const LENGTH = /\/Length \d+/;
/** Objects of one stream: enough that words repeat in it, few enough that a reader need not unpack much for one. */
const OBJECTS_A_STREAM = 200;
const OBJECT = / 0 obj$/;
/** Bytes of an entry of the cross-reference: its kind, an offset or a number of a stream, an index. */
const ENTRY = [1, 4, 2] as const;
const ENTRY_BYTES = 7;

/** An object whose end is not written yet. */
interface OpenObject {
  readonly id: number;
  readonly parts: (string | Uint8Array)[];
}

/** Points at an object. PDFKit writes what is no plain object of JavaScript as its text. */
export class Pointer {
  readonly [Symbol.toStringTag] = 'Pointer';

  constructor(readonly id: number) {}

  toString(): string {
    return `${this.id} 0 R`;
  }
}

/**
 * Packs what PDFKit writes as objects of their own into object streams, with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8):
 * a page has some sixteen small ones, which took a third of its bytes.
 */
export class ObjectStreams {
  private open: OpenObject | null = null;
  private packed: { readonly id: number; readonly body: string }[] = [];
  /** The cross-reference as it will stand in the file; in a book of 20,000 pages it has an entry for each of half a million objects. */
  private places = Buffer.alloc(1024 * ENTRY_BYTES);

  constructor(private readonly file: FileWriter, private readonly plain: (data: string | Uint8Array) => void) {
    this.place(0, 0, 0, 0xffff);
  }

  write(data: string | Uint8Array): void {
    if (this.open === null) {
      if (typeof data === 'string' && OBJECT.test(data)) this.open = { id: Number.parseInt(data, 10), parts: [] };
      else this.plain(data);
    } else if (data === 'endobj') {
      this.close(this.open);
      this.open = null;
    } else this.open.parts.push(data);
  }

  /** Takes the number of an object that others may point at before it is put. */
  announce(): Pointer {
    this.file._offsets.push(null);
    return new Pointer(this.file._offsets.length);
  }

  /** Writes an object that was announced; `body` as it stands in the file. */
  put({ id }: Pointer, body: string): void {
    this.packed.push({ id, body });
    if (this.packed.length >= OBJECTS_A_STREAM) this.flush();
  }

  add(body: string): Pointer {
    const pointer = this.announce();
    this.put(pointer, body);
    return pointer;
  }

  /** Writes what is still packed, and where everything is. */
  end(): void {
    this.flush();
    const id = this.file._offsets.length + 1;
    this.place(id, 1, this.file._offset, 0);
    const name = `<${Buffer.from(this.file._id).toString('hex')}>`;
    const { _offset: start, _root: root, _info: info } = this.file;
    this.stream(id, `<</Type /XRef /Size ${id + 1} /W [${ENTRY.join(' ')}] /Root ${root.toString()} /Info ${info.toString()} /ID [${name} ${name}] /Length 0>>`, this.places.subarray(0, (id + 1) * ENTRY_BYTES));
    this.plain(`startxref\n${start}\n%%EOF`);
    this.file.push(null);
  }

  /** Notes where an object lies: at an offset (1), or in a stream by its index (2); 0 is no object. */
  private place(id: number, kind: 0 | 1 | 2, where: number, index: number): void {
    const at = id * ENTRY_BYTES;
    if (at + ENTRY_BYTES > this.places.length) this.places = Buffer.concat([this.places], 2 * this.places.length);
    this.places.writeUInt8(kind, at);
    this.places.writeUInt32BE(where, at + 1);
    this.places.writeUInt16BE(index, at + 5);
  }

  private close({ id, parts }: OpenObject): void {
    const [body, , content] = parts;
    if (typeof body === 'string' && parts.length === 1) return this.put(new Pointer(id), body);
    if (typeof body !== 'string' || !(content instanceof Uint8Array)) throw new TypeError('an object of the PDF is neither a value nor a stream');
    this.stream(id, body, content);
  }

  private flush(): void {
    if (this.packed.length === 0) return;
    const { id: stream } = this.announce();
    let at = 0;
    const heads = this.packed.map(({ id, body }, index) => {
      this.place(id, 2, stream, index);
      const head = `${id} ${at}`;
      at += body.length + 1;
      return head;
    });
    const first = `${heads.join(' ')}\n`;
    this.stream(stream, `<</Type /ObjStm /N ${this.packed.length} /First ${first.length} /Length 0>>`, Buffer.from(`${first}${this.packed.map(({ body }) => body).join('\n')}`, 'latin1'));
    this.packed = [];
  }

  private stream(id: number, dictionary: string, bytes: Uint8Array): void {
    this.place(id, 1, this.file._offset, 0);
    const packed = deflateSync(bytes, { level: LEVEL });
    this.plain(`${id} 0 obj\n${dictionary.replace(LENGTH, `/Length ${packed.length}\n/Filter /FlateDecode`)}\nstream`);
    this.plain(packed);
    this.plain('\nendstream\nendobj');
  }
}

/** Makes a PDF that nothing was added to yet pack its objects. */
export function packObjects(doc: PDFKit.PDFDocument): ObjectStreams {
  const file = doc as unknown as FileWriter;
  const streams = new ObjectStreams(file, file._write.bind(file));
  file._write = (data) => streams.write(data);
  file._finalize = () => streams.end();
  const end = file._refEnd.bind(file);
  file._refEnd = (ref) => {
    end(ref);
    // Others only point at these once they are written; what they said would pile up with the pages of a book.
    if (ref.data['ProcSet'] !== undefined || ref.data['Type'] === 'Page') ref.data = {};
  };
  return streams;
}
