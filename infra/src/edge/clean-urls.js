// CloudFront Function (JavaScript 2.0). Every page has one address, which ends in a slash; it is published as
// `<path>/index.html`. A path with a dot in its last segment is a file already.

// The deploy writes the shop's name here; while it is empty any name will do.
const canonicalHost = '';

function addressOf(uri) {
  // `//elsewhere.example` and `/\elsewhere.example` in a Location would lead out of the shop.
  const path = uri.replace(/[/\\]+/g, '/').replace(/\/index\.html$/, '/');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last === '' || last.includes('.') ? path : `${path}/`;
}

function queryOf(querystring) {
  const pairs = [];
  for (const name in querystring) {
    const values = querystring[name].multiValue || [querystring[name]];
    for (const entry of values) pairs.push(entry.value === '' ? name : `${name}=${entry.value}`);
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const address = addressOf(request.uri);
  const host = request.headers.host ? request.headers.host.value : '';
  const elsewhere = canonicalHost !== '' && host !== canonicalHost;
  if (elsewhere || address !== request.uri) {
    const shop = canonicalHost === '' ? '' : `https://${canonicalHost}`;
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: {
        location: { value: shop + address + queryOf(request.querystring) },
        'cache-control': { value: 'public, max-age=3600' },
      },
    };
  }
  if (address.endsWith('/')) request.uri = `${address}index.html`;
  return request;
}
