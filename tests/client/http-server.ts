/** Serves web-standard `Request → Response` on this machine. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpServer = { readonly url: string; readonly close: () => Promise<void> };

export async function serve(answer: (request: Request) => Response | Promise<Response>): Promise<HttpServer> {
  const server = createServer(async ({ url, headers }, reply) => {
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const response = await answer(new Request(new URL(url ?? '/', 'http://localhost'), { headers: given }));
    reply.writeHead(response.status, Object.fromEntries(response.headers));
    reply.end(Buffer.from(await response.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
