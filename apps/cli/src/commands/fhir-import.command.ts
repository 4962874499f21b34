import { type FhirImportReport, ImportFhir } from '@cyclefill/features/fhir';
import { FhirRefusal } from '@cyclefill/interop/fhir-admission';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readSource } from '../read-folder.js';

const WHAT: Readonly<Record<FhirImportReport['resident'], string>> = { admitted: 'admitted', changed: 'was known, with more now', known: 'was known' };

/** What became of it, with everything that was not taken and why. */
function reportText({ resident, changed, reconciliationId, entries, notices }: FhirImportReport): string {
  const taken = Map.groupBy(entries.filter(({ outcome }) => outcome === 'taken'), ({ type, says }) => `${type}: ${says}`);
  const lost = Map.groupBy(entries.flatMap((entry) => entry.lost), (path) => path);
  return [
    `the resident ${WHAT[resident]}${changed.length === 0 ? '' : `: ${changed.join(', ')}`}`,
    ...[...taken].map(([what, all]) => `taken  ${all.length} × ${what}`), ...entries.filter(({ outcome }) => outcome === 'not-taken').map(({ place, type, says }) => `left out  ${place} ${type}: ${says}`),
    ...notices.map(({ column, reason }) => `to be read  ${column}: ${reason}`), ...(lost.size === 0 ? [] : [`not kept  ${[...lost].map(([path, all]) => `${path}${all.length === 1 ? '' : ` × ${all.length}`}`).join(', ')}`]),
    ...(reconciliationId === null ? [] : [`reconciliation ${reconciliationId} is open: \`reconciliation show\``]),
  ].join('\n');
}

export const fhirImportCommand = defineCommand({
  summary: 'takes a FHIR R4 Bundle of one patient: admits who is new, adds allergies and diagnoses, and holds its medications against our orders; all or nothing, and the same again changes nothing',
  usage: 'FILE',
  options: {
    facility: { type: 'string', value: 'F', summary: "code of the facility; unless given, the Patient's managingOrganization says it" },
    wing: { type: 'string', value: 'W', summary: 'with --room and --bed: where somebody new lives' },
    room: { type: 'string', value: 'R', summary: 'see --wing' },
    bed: { type: 'string', value: 'B', summary: 'see --wing' },
    'dry-run': { type: 'boolean', summary: 'says what would be done, and keeps nothing' },
  },
  async run(context, { operands: [path = ''], options }) {
    const { facility, wing, room, bed } = options;
    const given = [wing, room, bed].filter((part) => part !== undefined).length;
    if (given !== 0 && given !== 3) throw new WrongUsage('--wing, --room and --bed belong together');
    const { name, content } = await readSource(path);
    const request = {
      scope: 'pharmacy' as const, facility: facility ?? null, place: wing === undefined || room === undefined || bed === undefined ? null : { wing, room, bed }, file: { name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content },
    };
    const importing = new ImportFhir(await context.uow());
    try {
      const report = await (options['dry-run'] === true ? importing.preview(await context.actor(), request) : importing.execute(await context.actor(), request));
      context.answer({ dryRun: options['dry-run'] === true, ...report, changed: [...report.changed], entries: report.entries.map((entry) => ({ ...entry, lost: [...entry.lost] })), notices: report.notices.map((notice) => ({ ...notice })) }, `${reportText(report)}${options['dry-run'] === true ? '\nnothing was kept: this was a trial' : ''}`);
    } catch (error) {
      if (error instanceof FhirRefusal) throw new CommandRefused(`${name}: nothing was kept\n${error.message}`, { cause: error });
      throw error;
    }
  },
});
