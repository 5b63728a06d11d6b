// Languages by the encodings in which they are written without a mark: each is read as it was written, to the character. Most
// sentences are of the Universal Declaration of Human Rights.
import { describe, expect, it } from 'vitest';
import { guessEncoding, readEncoded } from './encodings';

/** The bytes of a text in an encoding of one byte for each character. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte), { stream: true }), byte] as const));
  return Uint8Array.from([...text], (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new Error(`${character} is not in ${encoding}`);
    return byte;
  });
}

const OF_BYTES: readonly (readonly [language: string, text: string, encodings: readonly string[]])[] = [
  ['Polish, of all its letters', 'Zażółć gęślą jaźń, to jest polski tekst próbny. '.repeat(20), ['windows-1250', 'iso-8859-2']],
  ['Polish', 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.', ['windows-1250', 'iso-8859-2']],
  ['Polish of one sentence', 'Proszę zapisać plik i uruchomić program ponownie.', ['windows-1250', 'iso-8859-2']],
  ['Polish of names', 'Łódź to miasto w środkowej Polsce; leży nad rzeką Łódką. Święta spędzamy u babci.', ['windows-1250', 'iso-8859-2']],
  ['Hungarian', 'Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel bírván, egymással szemben testvéri szellemben kell hogy viseltessenek.', ['windows-1250', 'iso-8859-2']],
  ['Czech', 'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství.', ['windows-1250', 'iso-8859-2']],
  ['Czech, of all its letters', 'Příliš žluťoučký kůň úpěl ďábelské ódy. '.repeat(5), ['windows-1250', 'iso-8859-2']],
  ['Slovak', 'Všetci ľudia sa rodia slobodní a sebe rovní, čo sa týka ich dôstojnosti a práv. Sú obdarení rozumom a majú navzájom jednať v bratskom duchu.', ['windows-1250', 'iso-8859-2']],
  ['Romanian', 'Toate fiinţele umane se nasc libere şi egale în demnitate şi în drepturi. Ele sunt înzestrate cu raţiune şi conştiinţă şi trebuie să se comporte unele faţă de altele în spiritul fraternităţii.', ['windows-1250', 'iso-8859-2']],
  ['Croatian', 'Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i sviješću i trebaju jedna prema drugima postupati u duhu bratstva.', ['windows-1250', 'iso-8859-2']],
  ['Slovenian', 'Vsakdo je upravičen do uživanja vseh pravic in svoboščin, ki so razglašene s to Deklaracijo, ne glede na raso, barvo kože, spol, jezik, vero, politično ali drugo prepričanje.', ['windows-1250', 'iso-8859-2']],
  ['Slovenian of one sentence', 'Če želite shraniti datoteko, izberite ključ in začnite znova.', ['windows-1250']],
  ['Slovenian of a story', 'Nekoč je živel človek, ki je šel čez goro iskat srečo. Bilo je že pozno ponoči, ko je prišel do hiše; vrata so bila odprta, luč pa ni gorela. »Kdo je?« je vprašal nekdo.', ['windows-1250']],
  ['German', 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.', ['windows-1252']],
  ['French', 'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.', ['windows-1252']],
  ['French with quotes', 'Le cœur de l’Œuvre bat dès le début : « à la fin », dit-elle, où l’œil naïf perçoit l’été.', ['windows-1252']],
  ['Spanish', 'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros. ¿Qué mañana?', ['windows-1252']],
  ['Portuguese', 'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.', ['windows-1252']],
  ['Italian', 'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza. Perché è così.', ['windows-1252']],
  ['Swedish', 'Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.', ['windows-1252']],
  ['Danish', 'Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd.', ['windows-1252']],
  ['Norwegian', 'Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. De er utstyrt med fornuft og samvittighet og bør handle mot hverandre i brorskapets ånd.', ['windows-1252']],
  ['Icelandic', 'Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum. Menn eru gæddir vitsmunum og samvisku, og ber þeim að breyta bróðurlega hverjum við annan.', ['windows-1252']],
  ['Finnish', 'Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä.', ['windows-1252']],
  ['Dutch', 'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkaar in een geest van broederschap te gedragen. Eén coördinatie, reünie.', ['windows-1252']],
  ['Catalan', 'Tots els éssers humans neixen lliures i iguals en dignitat i en drets. Són dotats de raó i de consciència, i han de comportar-se fraternalment els uns amb els altres. Col·legi, il·lusió.', ['windows-1252']],
  ['Turkish', 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.', ['windows-1254']],
  ['Lithuanian', 'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė ir jie turi elgtis vienas kito atžvilgiu kaip broliai.', ['windows-1257']],
  ['Latvian', 'Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās. Viņi ir apveltīti ar saprātu un sirdsapziņu, un viņiem jāizturas citam pret citu brālības garā.', ['windows-1257']],
  ['Estonian', 'Kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt ja õigustelt. Neile on antud mõistus ja südametunnistus ja nende suhtumist üksteisesse peab kandma vendluse vaim.', ['windows-1257']],
  ['Italian with names', 'Slavoj Žižek è un filosofo: è nato a Lubiana, dove è professore. Anche Miloš è di Lubiana, cioè sloveno, e il caffè è suo.', ['windows-1252']],
  ['French with names', 'Très chère mère, le père de Dušan et Slavoj Žižek se lèvent tard; leur frère les mène.', ['windows-1252']],
  ['Finnish with names', 'Šakki on peli; Žižek ja Miloš ajavat Porschella Molièren näytelmään Genèveen, jossa tšekit pelaavat.', ['windows-1252']],
  ['English with names', 'El Niño reached Asunción while Cæsar, Molière and Dvorak were read; the naïve façade of a café in São Paulo, and the Ærø ferry at £5.', ['windows-1252']],
  ['English with a few marks', 'It costs £5 and 3¹ or 4³ of it; see the note ¹ and the note ³ below, and £6 for all of it.', ['windows-1252']],
];

const OF_PAIRS: readonly (readonly [language: string, text: string])[] = [
  ['Japanese', 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。'],
  ['Japanese on lines', 'これは日本語の文章です\nカタカナも漢字もあります\n'],
  ['Chinese', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。'],
  ['Chinese, traditional', '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。'],
  ['Chinese with English', '这个函数 parse() 返回 JSON 对象。如果失败，它会抛出 Error。请看 README 文件。'],
  ['Korean', '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.'],
  ['Russian', 'Все люди рождаются свободными и равными в своём достоинстве и правах.'],
  ['Ukrainian', 'Всі люди народжуються вільними і рівними у своїй гідності та правах.'],
  ['Greek', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.'],
  ['Arabic', 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.'],
  ['Hebrew', 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.'],
  ['Thai', 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ\nต่างในตนมีเหตุผลและมโนธรรม\n'],
  ['Hindi', 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।'],
  ['English', 'All human beings are born free and equal in dignity and rights.'],
  ['German', 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.'],
];

describe.each(OF_BYTES)('%s', (_language, text, encodings) => {
  it.each(encodings)('in %s is read as it was written', (encoding) => {
    expect(readEncoded(encoded(text, encoding), null)).toMatchObject({ ok: true, value: { texts: [{ text }], notes: [] } });
  });
});

it.each(OF_BYTES.filter(([, , encodings]) => encodings.includes('windows-1252')))('%s is read as it was written with names that have letters of Slovenian, too', (_language, text) => {
  const withNames = `${text} Žižek, Dušan, Miloš, Žilina.`;
  expect(readEncoded(encoded(withNames, 'windows-1252'), null)).toMatchObject({ ok: true, value: { texts: [{ text: withNames }] } });
});

describe.each(OF_PAIRS)('%s in UTF-16', (_language, text) => {
  // Of a few words and of many pages.
  it.each([1, 2000])('is read as it was written, %i times', (times) => {
    const whole = text.repeat(times);
    const little = new Uint8Array(Buffer.from(whole, 'utf16le'));
    expect(guessEncoding(little)).toBe('utf-16le');
    expect(readEncoded(little, null)).toMatchObject({ value: { encoding: 'utf-16le', texts: [{ text: whole }] } });
    const big = new Uint8Array(Buffer.from(whole, 'utf16le').swap16());
    expect(readEncoded(big, null)).toMatchObject({ value: { encoding: 'utf-16be', texts: [{ text: whole }] } });
  });
});

describe('numbers in pairs of bytes', () => {
  it('are no text in UTF-16, whatever they are', () => {
    const isUtf16 = (bytes: Uint8Array) => guessEncoding(bytes)?.startsWith('utf-16') ?? false;
    // Of bytes that are all as likely, as those of a packed file are.
    let state = 7;
    const noise = (length: number) => Uint8Array.from({ length }, () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) >>> 24);
    expect(Array.from({ length: 2000 }, (_, at) => noise(64 + (at % 100) * 2)).filter(isUtf16)).toEqual([]);
    // Sounds of 16 bits, and a table that counts up.
    const pairs = (numbers: readonly number[]) => new Uint8Array(Int16Array.from(numbers).buffer);
    expect(isUtf16(pairs(Array.from({ length: 4000 }, (_, at) => Math.round(Math.sin(at / 20) * 12_000))))).toBe(false);
    expect(isUtf16(pairs(Array.from({ length: 4000 }, (_, at) => at)))).toBe(false);
    expect(isUtf16(pairs(Array.from({ length: 4000 }, (_, at) => 0x4e00 + at)))).toBe(false);
  });
});
