import * as routes from '@loja/contracts/http/staff-media.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { staffPorts } from '../adapters/staff-ports.ts';
import { listPhotos } from '../use-cases/list-photos.ts';
import { requestUpload } from '../use-cases/request-upload.ts';

const dynamo = new Dynamo();
const ports = staffPorts(dynamo);

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.requestPhotoUpload, ({ params, body, staff }) =>
    requestUpload(ports)({ ...params, ...body, staffId: staff.id }),
  )
  .on(routes.listPhotos, ({ params }) => listPhotos(ports)(params.slug))
  .lambda();
