/** Fields that hold an id: never a name, a date of birth or text that a person typed. */
export const idFields = [
  'pharmacyId', 'facilityId', 'wingId', 'residentId', 'orderId', 'runId', 'batchId', 'lineId', 'packId', 'documentId', 'documentSetId',
  'supplyId', 'taskId', 'jobId', 'userId', 'tokenId', 'requestId', 'auditId',
] as const;

/** Fields that hold a word from a closed list of the product: a code, a kind, a state. */
export const codeFields = [
  'area', 'code', 'errorCode', 'errorName', 'job', 'kind', 'method', 'migration', 'operation', 'queue', 'service', 'signal', 'state',
] as const;

/** Fields that hold a count, a duration in milliseconds or another plain number. */
export const numberFields = [
  'attempt', 'bytes', 'count', 'eligible', 'excepted', 'exitCode', 'filled', 'generation', 'lines', 'ms', 'orders', 'pages', 'pid',
  'port', 'residents', 'rows', 'skipped', 'status', 'tasks',
] as const;

/** All that a log line may carry beside its event name. */
export type LogFields = Readonly<
  Partial<Record<(typeof idFields)[number] | (typeof codeFields)[number], string> & Record<(typeof numberFields)[number], number>>
>;

const words: ReadonlySet<string> = new Set([...idFields, ...codeFields]);
const numbers: ReadonlySet<string> = new Set(numberFields);
const WORD = /^[\w.:/-]{1,80}$/u;

/**
 * The fields that may be written. The type stops mistakes where it can; what slips past it (a wider object, a name in an
 * id field) is dropped here, because a log is the easiest place to lose a patient's name.
 */
export function allowedFields(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) =>
    typeof value === 'number' ? numbers.has(key) : words.has(key) && typeof value === 'string' && WORD.test(value)));
}
