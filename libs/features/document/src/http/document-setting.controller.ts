import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { documentSettingRequestSchema, documentSettingsSchema } from '../document-settings/document-setting-list.js';
import type { DocumentSettingList, DocumentSettingRequest } from '../document-settings/document-setting-list.js';
import { SetDocumentSetting } from '../document-settings/set-document-setting.js';

const codeParams = z.object({ code: z.string().min(1).max(100) });
type CodeParams = z.output<typeof codeParams>;

@ApiTags('documents')
@Controller('api/v1/facilities/:code/document-settings')
export class DocumentSettingController {
  constructor(@Inject(SetDocumentSetting) private readonly settings: SetDocumentSetting) {}

  @Get()
  @Operation({ id: 'document-setting.list', permission: 'document.read', audit: 'phi', summary: 'What a facility has chosen of its papers, and residents of their labels, from which days on' })
  @ApiOkResponse({ standardSchema: documentSettingsSchema })
  async list(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams): Promise<DocumentSettingList> {
    const list = await this.settings.read(context.actor, context.caller.scope, code);
    context.touched([...new Set(list.items.flatMap(({ residentId }) => residentId ?? []))]);
    return list;
  }

  @Put()
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'document-setting.set', permission: 'facility.write', audit: 'write', summary: 'Chooses the paper size, dates, labels or forms of a facility from a day on, or the labels of one resident' })
  @ApiOkResponse({ standardSchema: documentSettingsSchema })
  set(
    @Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams, @ReadVersion() readVersion: number, @RequestKey() key: string,
    @Body({ schema: documentSettingRequestSchema }) body: DocumentSettingRequest,
  ): Promise<DocumentSettingList> {
    return this.settings.execute(context.actor, context.caller.scope, code, { key, readVersion }, body);
  }
}
