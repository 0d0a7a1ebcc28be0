/** Events arrive one by one, while the stream is open. */
import { randomBytes } from 'node:crypto';
import { EventStream } from '../../harness/ordinary-requests.ts';
import { carries } from '../forms.ts';
import type { Served } from '../served.ts';
import { about } from './addressing.ts';

const WITHIN_MS = 2_500;

export async function eventComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes.filter((each) => carries(each, 'event-streams'))) {
    const { line } = served.ask(route, route.facts.path);
    const stream = new EventStream(line);
    const application = served.stage.applications.at(route.at);
    const events = [1, 2].map((number) => `event-${number}-${randomBytes(6).toString('hex')}`);
    const late: string[] = [];
    if (!(await stream.says('data: first', WITHIN_MS))) late.push('the first event is late');
    for (const event of events) {
      application.sendEvent(event);
      if (!(await stream.says(`data: ${event}`, WITHIN_MS))) late.push('a further event is late');
    }
    stream.close();
    complaints.push(...about(line.path, late));
  }
  return complaints;
}
