import { InvalidInput } from '@cyclefill/contracts';
import type { InputProblem } from '@cyclefill/contracts';
import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';

/** What JSON and URLs can carry and PostgreSQL's text cannot: NUL, and half of a pair of surrogates. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** The places in an input that hold text which no column takes, as JSON pointers. */
export function unstorableTexts(value: unknown, pointer = ''): readonly InputProblem[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [{ pointer, rule: 'holds a character that no text can keep' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unstorableTexts(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

/** Refuses such text before any schema sees it, wherever it stands: a schema that forgot it would answer 500. */
@Injectable()
export class StorableTextPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    const problems = type === 'custom' ? [] : unstorableTexts(value);
    if (problems.length > 0) throw new InvalidInput(problems);
    return value;
  }
}
