import type { IppAttribute, IppMessage } from './ipp-message.js';

/** Operations of RFC 8011 that are used. */
export const IPP_OPERATION = { printJob: 0x0002, getJobAttributes: 0x0009, getPrinterAttributes: 0x000b } as const;

/** Answers that mean more than done or not done. */
export const IPP_STATUS = { lastOk: 0x00ff, notFound: 0x0406, versionNotSupported: 0x0503, unavailable: 0x0502, notAccepting: 0x0506, busy: 0x0507 } as const;

/** States of a job (RFC 8011, 5.3.7). */
export const IPP_JOB_STATE = { pending: 3, held: 4, processing: 5, stopped: 6, canceled: 7, aborted: 8, completed: 9 } as const;

const [OPERATION_GROUP, INTEGER, KEYWORD, NAME, URI, CHARSET, LANGUAGE, MIME] = [0x01, 0x21, 0x44, 0x42, 0x45, 0x47, 0x48, 0x49];
const text = (tag: number, name: string, ...values: readonly string[]): IppAttribute => ({ name, values: values.map((value) => ({ tag, value })) });

/** What is asked of a printer. */
export interface IppAsked {
  readonly operation: (typeof IPP_OPERATION)[keyof typeof IPP_OPERATION];
  /** `ipp://host:631/path` */
  readonly printerUri: string;
  /** Attributes wanted, of the operations that get some. */
  readonly wanted?: readonly string[];
  readonly jobId?: number;
  /** Of a document: no name of a person, since printers show and keep it. */
  readonly jobName?: string;
  readonly format?: string;
}

/** A request in the order that the protocol asks for: charset, language, printer, job, then the rest. */
export function ippRequest({ operation, printerUri, wanted, jobId, jobName, format }: IppAsked, version: number, requestId: number): IppMessage {
  const attributes: readonly IppAttribute[] = [
    text(CHARSET, 'attributes-charset', 'utf-8'),
    text(LANGUAGE, 'attributes-natural-language', 'en'),
    text(URI, 'printer-uri', printerUri),
    ...(jobId === undefined ? [] : [{ name: 'job-id', values: [{ tag: INTEGER, value: jobId }] }]),
    text(NAME, 'requesting-user-name', 'cyclefill'),
    ...(jobName === undefined ? [] : [text(NAME, 'job-name', jobName)]),
    ...(format === undefined ? [] : [text(MIME, 'document-format', format)]),
    ...(wanted === undefined ? [] : [text(KEYWORD, 'requested-attributes', ...wanted)]),
  ];
  return { version, code: operation, requestId, groups: [{ tag: OPERATION_GROUP, attributes }] };
}

/** Values of an attribute, in whichever group it stands. */
export function ippValues({ groups }: IppMessage, name: string): readonly (number | boolean | string | null)[] {
  return groups.flatMap(({ attributes }) => attributes.filter((one) => one.name === name).flatMap(({ values }) => values.map(({ value }) => value)));
}

/** The number of an attribute that has one; null = it is not told. */
export function ippValue(message: IppMessage, name: string): number | null {
  const [value] = ippValues(message, name);
  return typeof value === 'number' ? value : null;
}
