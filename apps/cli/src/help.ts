import type { Command } from './command.js';
import type { CommandTable } from './command-line.js';

const GLOBAL_LINES: readonly (readonly [string, string])[] = [
  ['--pharmacy P', 'code of the pharmacy; may be left out where there is one'],
  ['--json', 'one JSON document on stdout'],
  ['--help', 'this text'],
];

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

/** Every command with its summary. */
export async function overview(table: CommandTable): Promise<string> {
  const rows: (readonly [string, string])[] = [];
  for (const [name, load] of Object.entries(table)) {
    const { usage, summary } = await load();
    rows.push([`${name} ${usage}`.trimEnd(), summary]);
  }
  return `Usage: cyclefill COMMAND [OPTION…]\n\n${columns(rows)}\n\nOptions of every command:\n${columns(GLOBAL_LINES)}\n\nExit code: 0 done, 1 refused or failed (the reason is on stderr), 2 wrong usage.`;
}

/** One command with its options. */
export function commandHelp(name: string, command: Command): string {
  const own = Object.entries(command.options).map(([option, spec]): readonly [string, string] => [
    spec.type === 'string' ? `--${option} ${spec.value ?? 'VALUE'}` : `--${option}`,
    spec.required === true ? `${spec.summary} (required)` : spec.summary,
  ]);
  return `Usage: ${`cyclefill ${name} [OPTION…] ${command.usage}`.trimEnd()}\n\n${command.summary}.\n\nOptions:\n${columns([...own, ...GLOBAL_LINES])}`;
}
