/**
 * Serves the query function over HTTP, as API Gateway's HTTP API does (payload format 2.0), without checking signatures:
 * it listens on this machine only.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { FunctionRuntime } from './lambda/function-runtime.ts';

export type ApiServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * @param port 0 takes any free one
 * @param onError told why the function failed: it crashed, or ran into its time limit
 */
export async function serveApi(
  runtime: FunctionRuntime,
  port: number,
  onError: (error: unknown) => void,
): Promise<ApiServer> {
  const server = createServer(async (request, response) => {
    try {
      const result = (await runtime.invoke(toEvent(request))) as APIGatewayProxyStructuredResultV2;
      response.writeHead(result.statusCode ?? 200, { ...(result.headers as Record<string, string>) });
      response.end(Buffer.from(result.body ?? '', result.isBase64Encoded === true ? 'base64' : 'utf8'));
    } catch (error) {
      onError(error);
      // What API Gateway answers when the function fails.
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function toEvent(request: IncomingMessage): APIGatewayProxyEventV2 {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  const routeKey = '$default';
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'local',
      routeKey,
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    isBase64Encoded: false,
  };
}
