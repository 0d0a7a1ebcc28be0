import { describe, expect, it } from 'vitest';
import { APPLICATIONS } from '../../src/route/applications.generated.ts';
import { type Destination, recognizeApplication } from '../../src/route/known-applications.ts';

function recognized(destination: Partial<Destination>): string {
  const found = recognizeApplication({ groups: [], servers: [], hosts: [], ...destination });
  return found === null ? 'nothing' : `${found.application.name}, ${found.strength}`;
}

describe('an application is recognized', () => {
  it.each<[Partial<Destination>, string, string]>([
    [{ servers: ['grafana:3000'] }, 'Grafana, strong', 'by the name of its service'],
    [{ servers: ['grafana:80'] }, 'Grafana, strong', 'by that name, with the port of a cluster’s service'],
    [{ servers: ['grafana.monitoring.svc.cluster.local:3000'] }, 'Grafana, strong', 'within a cluster'],
    [{ groups: ['grafana'], servers: ['127.0.0.1:3333'] }, 'Grafana, strong', 'by the name of a group'],
    [
      { servers: ['my-code-server:8080'] },
      'code-server, strong',
      'by a name with its own in it, and its port',
    ],
    [
      { servers: ['localhost:3000'], hosts: ['grafana.example.com'] },
      'Grafana, strong',
      'by a site and its port',
    ],
    [{ servers: ['10.0.0.5:8123'] }, 'Home Assistant, weak', 'by a port that is no one else’s'],
    [{ servers: ['gitlab:5050'] }, 'GitLab, weak', 'by its name with the port of another service'],
  ])('%j: %s, %s', (destination, expected) => {
    expect(recognized(destination)).toBe(expected);
  });

  it('in a name of any length, in no time', () => {
    const long = 'x-'.repeat(20_000);
    expect(recognized({ groups: [`${long}code-server`], servers: ['127.0.0.1:8080'] })).toBe(
      'code-server, strong',
    );
    expect(recognized({ groups: [long] })).toBe('nothing');
  });

  it.each<[Partial<Destination>, string]>([
    [{ servers: ['localhost:3000'] }, 'everybody listens there'],
    [{ servers: ['10.0.0.5:8080'] }, 'everybody listens there'],
    [{ servers: ['grafana.com:443'] }, 'somebody else’s site'],
    [{ servers: ['grafana-image-renderer:8081'] }, 'another program, on another port'],
    [{ servers: ['10.0.0.5:80'], hosts: ['gitlab.example.com'] }, 'port 80 agrees with everything'],
    [{ servers: ['localhost:3000'], hosts: ['grafana-docs.example.com'] }, 'a site about it'],
    [{ servers: ['unix:/run/grafana.sock'] }, 'a socket has no name'],
    [{ servers: ['__proto__:3000'] }, 'a word of JavaScript'],
    [{ servers: [''] }, 'no name'],
  ])('%j is not known: %s', (destination) => {
    expect(recognized(destination)).toBe('nothing');
  });

  it('by each name that a preset has for its service', () => {
    for (const { name, upstreamNames } of APPLICATIONS)
      for (const service of upstreamNames) expect(recognized({ servers: [service] })).toBe(`${name}, strong`);
  });
});
