import { Updates } from '@/platform/service-worker/updates';

/** The newer versions of this page. */
export const updates = new Updates();
