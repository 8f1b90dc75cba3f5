// The actors of ICEWS: what their name, sectors and country make of them.
import { describe, expect, it } from 'vitest';
import { createIcewsActors } from '../../graph-seed/datasets/icews-actors.ts';

describe('an actor', () => {
  const resolve = (name: string, sectors = '', country?: string) => {
    const { id, elements } = createIcewsActors().resolve({ name, sectors: sectors === '' ? [] : sectors.split(','), country }, 1);
    const edge = elements
      .map((element) => ('edge' in element ? `${String(element.edge.kind)} ${String(element.edge.to)}` : ''))
      .find(Boolean);
    const node = elements.map((element) => ('node' in element ? element.node : undefined)).find((found) => found?.id === id);
    return { id, edge, properties: node!.properties };
  };

  it.each([
    ['Russia', '', 'Russian Federation', 'country:RUS', undefined],
    ['Palestinian Territory, Occupied', '', 'Occupied Palestinian Territory', 'country:PSE', undefined],
    [
      'Foreign Affairs (Bangladesh)',
      'Executive,Foreign Ministry',
      'Bangladesh',
      'agency:bangladesh.foreign-affairs',
      'PART_OF country:BGD',
    ],
    ['Police (Congo)', '', undefined, 'agency:republic-of-the-congo.police', 'PART_OF country:COG'],
    [
      'Cabinet / Council of Ministers / Advisors (Cuba)',
      '',
      'Cuba',
      'agency:cuba.cabinet-council-of-ministers-advisors',
      'PART_OF country:CUB',
    ],
    ['House of Representatives (Jordan)', '', 'Jordan', 'agency:jordan.house-of-representatives', 'PART_OF country:JOR'],
    ['Pakistan Muslim League (N)', 'Parties', 'Pakistan', 'agency:pakistan-muslim-league-n', 'PART_OF country:PAK'],
    ['Boko Haram', '', undefined, 'agency:boko-haram', undefined],
    ['Interpol', 'International Government Organization', undefined, 'agency:interpol', undefined],
    ['Head of Government (Japan)', '', undefined, 'official:japan.head-of-government', 'SPEAKS_FOR country:JPN'],
    [
      'High Ranking Military Personnel (Vietnam)',
      'Military,Government',
      'Vietnam',
      'official:vietnam.high-ranking-military-personnel',
      'SPEAKS_FOR country:VNM',
    ],
    ['Citizen (Japan)', 'Social,General Population / Civilian / Social', 'Japan', 'official:japan.citizen', undefined],
    ['Member of Parliament (India)', 'Government,Legislative / Parliamentary', 'India', 'official:india.member-of-parliament', undefined],
    ['Member of Legislative (Govt) (Nigeria)', '', undefined, 'official:nigeria.member-of-legislative-govt', undefined],
    ['Priest (Holy See (Vatican City State))', '', undefined, 'official:vatican-city.priest', undefined],
    ['Mike Pompeo', 'Executive,Foreign Ministry,Government', 'United States', 'official:mike-pompeo', 'SPEAKS_FOR country:USA'],
    ['Rahul Gandhi', 'Government,Parties,Opposition Major Party (Out Of Government)', 'India', 'official:rahul-gandhi', undefined],
    ['Chad Smith', '', undefined, 'official:chad-smith', undefined],
  ])('called %s (%s) is %s %s %s', (name, sectors, country, id, edge) => {
    expect(resolve(name, sectors, country)).toMatchObject({ id, edge });
  });

  it('who is a group of people is unnamed, in the office that the group tells', () => {
    expect(resolve('Citizen (Japan)').properties).toEqual({ name: 'Citizen (Japan)', office: 'Citizen', unnamed: true });
  });

  it('that has a name is not unnamed', () => {
    expect(resolve('Mike Pompeo').properties).toEqual({ name: 'Mike Pompeo' });
  });

  it('belongs to no country where the file says another one than its name', () => {
    expect(resolve('Georgia', '', 'United States').id).toBe('agency:georgia');
  });
});
