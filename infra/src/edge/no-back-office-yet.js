// CloudFront Function (JavaScript 2.0). The back office has an API and no pages yet: each is answered here.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler() {
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: {
      'content-type': { value: 'text/plain; charset=utf-8' },
      'cache-control': { value: 'no-store' },
    },
    body: 'Não há nada neste endereço.\n',
  };
}
