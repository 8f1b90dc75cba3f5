// How ICEWS calls actors: words and names that tell a body from people, and people who speak for their state from those who do not.
// Compiled from the actor names of the ICEWS coded event data of 2005 to 2018; the rules that use it are in icews-actors.ts.

/**
 * Words that make a name a body's, with its type where they tell one: the first that fits counts. `Foreign Affairs (Bangladesh)` is a ministry,
 * `Toronto Police Service` police.
 */
export const BODY_WORDS: readonly (readonly [RegExp, string | undefined])[] = [
  [/\b(Intelligence|Mossad)\b/u, 'intelligence service'],
  [/\b(Courts?|Tribunal|Judiciary|Sandiganbayan)\b/u, 'court'],
  [
    /\b(Ministr(y|ies)|Ministery|Department|Treasury|(Foreign|Domestic|External|Home) Affairs|Public Works|Secretariat of|Central Bureau)\b/u,
    'ministry',
  ],
  [/\b(Election|Electoral) Commission\b/u, 'commission'],
  [
    /\b(Party|Parties|Opposition|Coalition|Democrats|Greens|Liberals|Leftists|Ruling (Alliance|Faction)|Bloc|Front|Left|Likud|Kuomintang|Fatah|Fidesz|Shiv Sena|Bharatiya Janata|Parishad|Akali Dal|Janata Dal)\b/u,
    'party',
  ],
  [/\b(Labor Union|Trade Union|Labou?r Congress|Workers' Union|Unions?)\b/u, undefined],
  [
    /\b(Parliament|Senate|Congress|Legislature|Assembl(y|ies)|Duma|Rada|Sabha|Knesset|Sabor|Saeima|Seimas|Bundestag|House of (Representatives|Lords|Commons|Councillors)|Chamber of (Deputies|Senators)|Shura Council)\b/u,
    'parliament',
  ],
  [/\b(Police|Gendarm\w+|Gendermarie|Scotland Yard|Border Patrol|Constabulary|Rapid Action Battalion)\b/u, 'police'],
  [
    /\b(Liberation|Rebels?|Militia|Martyrs|Jihad|Mujahed?e+n|Mujahidin|Brigades?|Armed (Gang|Band|Opposition)|Gang|Cartel|Death Squad|Guerr?illa Faction|Tigers|Private Armies|Tehrik-i-Taliban|Insurgency|Resistance (Movement|Group)|(Terrorist|Violent|Extremist|Separatist) (Group|Organization)|Organized Crime)\b/u,
    'armed group',
  ],
  [
    /\b(Army|Navy|Naval|Air Force|Military|Marine Corps?|Armed Forces?|Defen[cs]e Forces?|National Guard|Revolutionary Guards?|Coast Guard|Special Air Service|Joint Chiefs of Staff|Fighter Bomber|Attack (Craft|Helicopter)|Spy Plane|Aircraft Carrier|Rifles|Peacekeeping Troop)\b/u,
    'military',
  ],
  [/\b(Government|Cabinet|Royal Administration|Presidential Press Service|Civil Service|Public Sector|Secretariat)\b/u, 'government'],
  [
    /\b(News|Newspaper|Times|Media|Press|Radio|Television|TV|Broadcasting|Post|Daily|Gazette|Herald|Tribune|Journal|Shimbun|Web Site|Observer|Monitor|Inquirer|TASS|Novosti)\b/u,
    'news outlet',
  ],
  [/\bBank\b/u, 'bank'],
  [
    /\b(Business|Industr(y|ies)|Airlines?|Airways|Compan(y|ies)|Corp|Corporation|Holdings?|Firm|Motors|Oil|Gas|Petroleum|Steelmaker|Motor|Systems|Technologies|Properties|Resources|Stores|Railways|Electric|Energy|Resorts|Plastics|Sachs)\b/u,
    'company',
  ],
  [/\b(University|College|School|Institute|Education|Academy|Monastery|Church|Archdiocese|Hospital|Healthcare Facility)\b/u, undefined],
  [
    /\b(Nations|Organi[sz]ations?|Association|Committees?|Council|Commission|Agency|Authority|Bureau|Office|Service|Services|Board|Fund|Federation|Confederation|Alliance|League|Movement|Society|Foundation|Network|Cent(er|re)|Community|Commonwealth|Congregation|Conference|Chamber|Directorate|Administration|Administrative Body|Forces?|Command|Corps|Guard|Brotherhood|Watch|International|Without Borders|Red Cross|Secretariat|Initiative|Endowment|Government|Cabinet|Civil Service|Public Sector|Branch|Wing|Base|Tour(ism|ist) Board|Group|Delegation|Ombudsman|Regulator|Republic|Kurds|Barisan|Gendarmerie)\b/u,
    undefined,
  ],
];

/** Names that end so are people's, whatever else stands in them: `Military Personnel`, `Party Member`, `Court Judge`. */
export const PEOPLE_WORDS =
  /^(Members? of|People )\b|\b(Rebel|Insurgent|Guerrilla|Separatist|Personnel|Officials?|Officers?|Members?|Judges?|Justice|(?<!of the )Presidents?|Leaders?|Chief|Commanders?|Governor|General|Attorney|Lawyer|(?<!House of )Representatives?|Activists?|Supporters?|Militants?|Workers?|Employees?|Owner or Operator|Editor|Candidate|(?<!Ministers \/ )Advisors?|Aide|Envoy|Speaker|Mayor|Priest|Bishop|Monk|Cleric|Dissident|Deserter|Ruler|Lawmaker|Engineer|Defender|Commissioner|Prosecutor|Manager|Secretary|Official|Doctor|Missionaries|Settlers?|Family|Families)$/u;

/** A name that begins with such a title is one person's. */
export const TITLES =
  /^(Prime Minister|Minister|Deputy|Chancellor|Commander|Secretary (of State )?for|Chief|Pope|King|Queen|Prince|Princess|Crown Prince|Emperor|Sheikh|Sir|Gen|President|Judge|Ayatollah|Cardinal|Archbishop|Colonel|Mullah)\b/u;

/** Unnamed people whom ICEWS counts to a state's executive, its forces or its diplomats: the state speaks through them. */
export const STATE_VOICES: ReadonlySet<string> = new Set([
  'Head of Government',
  'Government Official',
  'Other Authorities / Officials',
  'Envoy',
  'Representative to the United Nations',
  "Charge D'affaires",
  'Honorary Consul',
  'Undersecretary',
  'Director General',
  'Bureaucrat',
  'Civil Servant',
  'Trade Official',
  'Customs Official',
  'Education Official',
  'Presidential Aide',
  'National Security Advisor',
  'Chief of Staff',
  'Governor General',
  'Inspector General',
  'Interim Leader',
  'Military Ruler',
  'Government Lawyer/Representative',
  'Military Personnel',
  'Military Personnel - Special',
  'High Ranking Military Personnel',
  'Reserve Personnel',
  'Army Personnel',
  'Navy Personnel',
  'Army Chief of Staff',
  'Air Force Chief',
  'Air Marshall',
  'Airman',
  'Admiral',
  'Commando',
  'Chief of the Air Force',
  'Commander in Chief of the Navy',
  'Military Advisor',
  'Secret Agent',
  'Intelligence Officer',
  'Intelligence Chief',
  'Chief of Intelligence',
]);

/** Names of one word that are people's; every other such name is a body's, a company's, a people's or a place's. */
export const SINGLE_NAMED_PEOPLE: ReadonlySet<string> = new Set(
  'Prachanda Boediono Willem-Alexander Zawahiri Naruhito Karunanidhi Jayalalithaa Atkins Veerappan Jugnauth Guillaume Wickramanayaka Karunakaran Govindacharya Dulmatin Andrianafidisoa Vajiralongkorn Cuttaree Chettiar Pokhrel Rangarajan Makwana Lari'.split(
    ' ',
  ),
);

/** Bodies whose names say nothing that tells them from a person's, by type. */
export const KNOWN_BODIES: Readonly<Record<string, readonly string[]>> = {
  'international organisation': [
    'African Union',
    'Asian Development Bank',
    'Association of Southeast Asian Nations',
    'Council of Europe',
    'European Central Bank',
    'European Commission',
    'European Parliament',
    'European Union',
    'International Monetary Fund',
    'North Atlantic Treaty Organization',
    'UN Security Council',
    'United Nations',
    'World Bank',
    'World Health Organization',
    'World Trade Organization',
  ],
  territory: [
    'Indian Administered Kashmir',
    'Pakistan administered Kashmir',
    'Northern Ireland',
    'Iraqi Kurdistan',
    'Republic of South Ossetia',
    'Tibet Autonomous Region',
    'Xinjiang Uyghur',
    'XinjiangUyghur',
    'Abkhazia',
    'Aceh',
    'Catalonia',
    'Chechnya',
    'Corsica',
    'Crimea',
    'Dagestan',
    'England',
    'Galicia',
    'Ingushetia',
    'Mindanao',
    'Puntland',
    'Scotland',
    'Sicily',
    'Somaliland',
    'Taba',
    'Tatarstan',
    'Transnistria',
    'Wales',
  ],
  military: ["People's Liberation Army"],
  'armed group': [
    'Boko Haram',
    'Al Qaeda',
    'Abu Sayyaf',
    'Jabhat al-Nusra',
    "Asa'ib Ahl al-Haq",
    "Hell's Angels",
    'Islamic State of Iraq and the Levant',
    'Tamil Tigers',
    "People's Protection Units",
    'Ahrar ash-Sham',
    'Conspiracy of Fire Nuclei',
    'Hezbul Mujahedeen',
    "People's Mujahedin of Iran",
    '18th Street gang',
    'Babbar Khalsa',
    'Bajrang Dal',
    'Liberians United for Reconciliation and Democracy',
  ],
  party: [
    'New Democracy',
    'United Russia',
    'Law and Justice',
    'Order and Justice',
    'Pakistan Tehreek-e-Insaf',
    'Rashtriya Janata Dal',
    'Rally for Culture and Democracy',
    'Muttahida Majlis-e-Amal',
    'Chama Cha Uzalendo',
    'Fianna Fáil',
    'Your Party',
    'Action for Change',
    'National Pact for Democracy and Development',
    'Lebanese Forces',
    'All Progressives Congress',
    'African National Congress',
    'Oodua Peoples Congress',
  ],
  'news outlet': [
    'Agence France-Presse',
    'Al Jazeera',
    'Al Arabiya',
    'Le Monde',
    'The Observer',
    'Thomson Reuters',
    'BFM Business',
    'Channel 1',
    'Voice of the Voiceless',
  ],
  company: [
    'Tata Motors',
    'Mahindra & Mahindra',
    'Procter & Gamble',
    'Ernst & Young',
    'Johnson & Johnson',
    'Brasseries du Cameroun',
    'Canadian Manufacturers & Exporters',
  ],
  'non-governmental organisation': [
    'Reporters Sans Frontieres',
    'Save the Children International',
    'Global Witness',
    'Syrian Observatory for Human Rights',
    'Physicians for Human Rights Israel',
    'Defence for Children International',
    'Muslim Rights Concern',
    'Rashtriya Swayamsevak Sangh',
    'Ethics and Transparency',
    'Non-Governmental Organizations',
    'American Institute in Taiwan',
  ],
  government: [
    '10 Downing Street',
    'The Hague',
    'Holy See Vatican City State',
    'State Peace and Development',
    'Evin House of Detention',
    'Food and Drug Administration',
    'Banque du Liban',
    'House of Chiefs',
    'College of Cardinals',
  ],
};

/** Who ICEWS could not tell, and names of no state: they are kept, and counted as not resolved. */
export const NOBODY_IN_PARTICULAR =
  /^(Unspecified Actor|(Arab )?Unidentified State Actor|International|Africa|Middle East|Southeast Asia|South Asia|North America|Latin America|Caribbean|Persian Gulf)$/u;
