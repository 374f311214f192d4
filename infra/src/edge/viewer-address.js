// CloudFront Function (JavaScript 2.0). Tells the API whose address a request came from, over whatever a caller wrote there
// or in the headers that others put an address in. CloudFront's own header for it cannot be had together with every
// header of the viewer but `host`, which the API must not see.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  delete request.headers['x-real-ip'];
  delete request.headers.forwarded;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
