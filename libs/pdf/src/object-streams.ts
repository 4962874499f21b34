import { deflateSync } from 'node:zlib';

/** An object that others point at: `7 0 R`. */
interface Reference {
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
  push(chunk: null): boolean;
}

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

/**
 * Packs what PDFKit writes as objects of their own into object streams, with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8):
 * a page has some sixteen small ones, which took a third of its bytes.
 */
class ObjectStreams {
  private open: OpenObject | null = null;
  private packed: { readonly id: number; readonly body: string }[] = [];
  /** By number: kind, offset or number of the stream, index. */
  private readonly places: (readonly [kind: 1 | 2, where: number, index: number])[] = [];

  constructor(private readonly file: FileWriter, private readonly plain: (data: string | Uint8Array) => void) {}

  write(data: string | Uint8Array): void {
    if (this.open === null) {
      if (typeof data === 'string' && OBJECT.test(data)) this.open = { id: Number.parseInt(data, 10), parts: [] };
      else this.plain(data);
    } else if (data === 'endobj') {
      this.close(this.open);
      this.open = null;
    } else this.open.parts.push(data);
  }

  /** Writes what is still packed, and where everything is. */
  end(): void {
    this.flush();
    const id = this.file._offsets.length + 1;
    this.places[id] = [1, this.file._offset, 0];
    const table = Buffer.alloc(this.places.length * ENTRY_BYTES);
    this.places.forEach(([kind, where, index], number) => {
      table.writeUInt8(kind, number * ENTRY_BYTES);
      table.writeUInt32BE(where, number * ENTRY_BYTES + 1);
      table.writeUInt16BE(index, number * ENTRY_BYTES + 5);
    });
    // Object 0 heads the list of free ones.
    table.writeUInt16BE(0xffff, 5);
    const name = `<${Buffer.from(this.file._id).toString('hex')}>`;
    const { _offset: start, _root: root, _info: info } = this.file;
    this.stream(id, `/Type /XRef /Size ${this.places.length} /W [${ENTRY.join(' ')}] /Root ${root.toString()} /Info ${info.toString()} /ID [${name} ${name}]`, table);
    this.plain(`startxref\n${start}\n%%EOF`);
    this.file.push(null);
  }

  private close({ id, parts }: OpenObject): void {
    const [body] = parts;
    if (typeof body === 'string' && parts.length === 1) {
      this.packed.push({ id, body });
      if (this.packed.length === OBJECTS_A_STREAM) this.flush();
      return;
    }
    this.places[id] = [1, this.file._offset, 0];
    this.plain(`${id} 0 obj`);
    for (const part of parts) this.plain(part);
    this.plain('endobj');
  }

  private flush(): void {
    if (this.packed.length === 0) return;
    this.file._offsets.push(null);
    const stream = this.file._offsets.length;
    let at = 0;
    const heads = this.packed.map(({ id, body }, index) => {
      this.places[id] = [2, stream, index];
      const head = `${id} ${at}`;
      at += body.length + 1;
      return head;
    });
    const first = `${heads.join(' ')}\n`;
    this.places[stream] = [1, this.file._offset, 0];
    this.stream(stream, `/Type /ObjStm /N ${this.packed.length} /First ${first.length}`, Buffer.from(`${first}${this.packed.map(({ body }) => body).join('\n')}`, 'latin1'));
    this.packed = [];
  }

  private stream(id: number, entries: string, bytes: Uint8Array): void {
    const content = deflateSync(bytes);
    this.plain(`${id} 0 obj\n<<${entries} /Length ${content.length} /Filter /FlateDecode>>\nstream`);
    this.plain(content);
    this.plain('\nendstream\nendobj');
  }
}

/** Makes a PDF that nothing was added to yet pack its objects. */
export function packObjects(doc: PDFKit.PDFDocument): void {
  const file = doc as unknown as FileWriter;
  const streams = new ObjectStreams(file, file._write.bind(file));
  file._write = (data) => streams.write(data);
  file._finalize = () => streams.end();
}
