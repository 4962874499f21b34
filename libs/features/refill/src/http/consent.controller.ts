import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ListedConsent } from '../consent/consent.query.js';
import { RecordConsent, recordConsentSchema } from '../consent/record-consent.js';
import type { RecordConsentRequest } from '../consent/record-consent.js';
import { consentList } from './consent.dto.js';
import type { ConsentList } from './consent.dto.js';
import { facilityCodeParams } from './refill.dto.js';
import type { FacilityCodeParams } from './refill.dto.js';

@ApiTags('refills')
@Controller('api/v1/facilities/:code/refill-consents')
export class ConsentController {
  constructor(@Inject(RecordConsent) private readonly recordConsent: RecordConsent) {}

  @Get()
  @Operation({ id: 'refill-consent.list', permission: 'refill.read', audit: 'phi', summary: 'Consents to refills that nobody asks for, and requests for those of a window' })
  @ApiOkResponse({ standardSchema: consentList })
  async list(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams): Promise<ConsentList> {
    return answer(context, await this.recordConsent.list(context.actor, context.caller.scope, code));
  }

  @Post()
  @HttpCode(200)
  @Operation({ id: 'refill-consent.record', permission: 'refill.work', audit: 'write', summary: "A resident's consent to refills that nobody asks for, or the facility's request for those of one window" })
  @ApiOkResponse({ standardSchema: consentList })
  async record(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams, @Body({ schema: recordConsentSchema }) body: RecordConsentRequest): Promise<ConsentList> {
    return answer(context, await this.recordConsent.execute(context.actor, context.caller.scope, code, body));
  }
}

function answer(context: RequestContext, items: readonly ListedConsent[]): ConsentList {
  context.touched(items.flatMap(({ residentId }) => residentId ?? []));
  return { items: [...items] };
}
