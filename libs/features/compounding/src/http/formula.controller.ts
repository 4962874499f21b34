import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { formulaRequestSchema, formulaSchema, formulaVersionsSchema } from '../formulas/formula-view.js';
import type { FormulaRequest, FormulaVersions } from '../formulas/formula-view.js';
import { SetFormula } from '../formulas/set-formula.js';

const formulaList = z.object({ items: z.array(formulaSchema) }).meta({ id: 'FormulaList' });
const codeParams = z.object({ code: z.string().min(1).max(32) });
type CodeParams = z.output<typeof codeParams>;

@ApiTags('compounding')
@Controller('api/v1/formulas')
export class FormulaController {
  constructor(@Inject(SetFormula) private readonly formulas: SetFormula) {}

  @Get()
  @Operation({ id: 'formula.list', permission: 'compounding.read', audit: 'read', summary: 'Master formulas in the versions that hold today' })
  @ApiOkResponse({ standardSchema: formulaList })
  async list(@Context() { actor }: RequestContext): Promise<z.output<typeof formulaList>> {
    return { items: [...(await this.formulas.list(actor))] };
  }

  @Get(':code')
  @Operation({ id: 'formula.read', permission: 'compounding.read', audit: 'read', summary: 'One formula with its versions by day' })
  @ApiOkResponse({ standardSchema: formulaVersionsSchema })
  read(@Context() { actor }: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams): Promise<FormulaVersions> {
    return this.formulas.read(actor, code);
  }

  @Put(':code')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'formula.set', permission: 'compounding.check', audit: 'write', summary: 'A pharmacist says how something is compounded, from a day on' })
  @ApiOkResponse({ standardSchema: formulaVersionsSchema })
  set(
    @Context() { actor }: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: formulaRequestSchema }) body: FormulaRequest,
  ): Promise<FormulaVersions> {
    return this.formulas.execute(actor, code, { key, readVersion }, body);
  }
}
