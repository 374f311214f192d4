/** More than this of one SKU is wholesale: the shop asks for a conversation. */
export const QUANTITY_CAP = 20;
/** DynamoDB moves at most 100 items in one transaction; 30 lines with kits stay far below. */
export const LINES_CAP = 30;
