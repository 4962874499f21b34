import { Module } from '@nestjs/common';
import { ReviewController } from './http/review.controller.js';
import { ListDueReviews } from './read/due-reviews.js';
import { RecordReview } from './record/record-review.js';
import { RecordResponse } from './respond/record-response.js';

@Module({ controllers: [ReviewController], providers: [ListDueReviews, RecordReview, RecordResponse] })
export class ReviewHttpModule {}
