// One everyday text in many languages, to compare what the same content costs in each. The English text and all
// translations were written for this project; each has the same six sentences.

export interface LanguageSample {
  /** BCP 47. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  /** As its speakers write it. */
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
  readonly text: string;
}

/** English first, the yardstick; the order is that of a list, not of size. */
export const LANGUAGE_SAMPLES: readonly LanguageSample[] = [
  {
    code: 'en', name: 'English', ownName: 'English', direction: 'ltr',
    text: 'The library stands beside the old bridge in our town. It opens at nine o’clock every morning except Sunday. On Wednesdays a retired teacher reads stories to the children, and afterwards they choose a book to take home. You can borrow up to six books for three weeks. When it rains, many people come just to sit by the window with a newspaper. Last spring the town bought new chairs and planted a small garden behind the building.',
  },
  {
    code: 'es', name: 'Spanish', ownName: 'español', direction: 'ltr',
    text: 'La biblioteca está junto al viejo puente de nuestro pueblo. Abre a las nueve todas las mañanas, excepto los domingos. Los miércoles, una maestra jubilada lee cuentos a los niños, y después ellos eligen un libro para llevarse a casa. Se pueden tomar prestados hasta seis libros durante tres semanas. Cuando llueve, mucha gente viene solo para sentarse junto a la ventana con un periódico. La primavera pasada, el ayuntamiento compró sillas nuevas y plantó un pequeño jardín detrás del edificio.',
  },
  {
    code: 'fr', name: 'French', ownName: 'français', direction: 'ltr',
    text: 'La bibliothèque se trouve à côté du vieux pont de notre ville. Elle ouvre à neuf heures tous les matins, sauf le dimanche. Le mercredi, une institutrice à la retraite lit des histoires aux enfants, qui choisissent ensuite un livre à emporter à la maison. On peut emprunter jusqu’à six livres pendant trois semaines. Quand il pleut, beaucoup de gens viennent simplement s’asseoir près de la fenêtre avec un journal. Au printemps dernier, la ville a acheté de nouvelles chaises et a planté un petit jardin derrière le bâtiment.',
  },
  {
    code: 'de', name: 'German', ownName: 'Deutsch', direction: 'ltr',
    text: 'Die Bibliothek steht neben der alten Brücke in unserer Stadt. Sie öffnet jeden Morgen außer sonntags um neun Uhr. Mittwochs liest eine pensionierte Lehrerin den Kindern Geschichten vor, und danach suchen sie sich ein Buch aus, das sie mit nach Hause nehmen. Man kann bis zu sechs Bücher für drei Wochen ausleihen. Wenn es regnet, kommen viele Leute nur, um mit einer Zeitung am Fenster zu sitzen. Im letzten Frühling hat die Stadt neue Stühle gekauft und hinter dem Gebäude einen kleinen Garten angelegt.',
  },
  {
    code: 'it', name: 'Italian', ownName: 'italiano', direction: 'ltr',
    text: 'La biblioteca si trova accanto al vecchio ponte della nostra città. Apre alle nove tutte le mattine, tranne la domenica. Il mercoledì una maestra in pensione legge storie ai bambini, che poi scelgono un libro da portare a casa. Si possono prendere in prestito fino a sei libri per tre settimane. Quando piove, molte persone vengono solo per sedersi vicino alla finestra con un giornale. La primavera scorsa il comune ha comprato sedie nuove e ha piantato un piccolo giardino dietro l’edificio.',
  },
  {
    code: 'pt', name: 'Portuguese', ownName: 'português', direction: 'ltr',
    text: 'A biblioteca fica ao lado da ponte velha da nossa cidade. Abre às nove horas todas as manhãs, exceto aos domingos. Às quartas-feiras, uma professora aposentada lê histórias para as crianças, e depois elas escolhem um livro para levar para casa. É possível levar emprestados até seis livros por três semanas. Quando chove, muita gente vem só para se sentar junto à janela com um jornal. Na primavera passada, a prefeitura comprou cadeiras novas e plantou um pequeno jardim atrás do edifício.',
  },
  {
    code: 'nl', name: 'Dutch', ownName: 'Nederlands', direction: 'ltr',
    text: 'De bibliotheek staat naast de oude brug in onze stad. Ze gaat elke ochtend behalve zondag om negen uur open. Op woensdag leest een gepensioneerde lerares verhalen voor aan de kinderen, en daarna kiezen ze een boek om mee naar huis te nemen. Je kunt tot zes boeken lenen voor drie weken. Als het regent, komen veel mensen alleen maar om met een krant bij het raam te zitten. Vorig voorjaar heeft de stad nieuwe stoelen gekocht en achter het gebouw een kleine tuin aangelegd.',
  },
  {
    code: 'pl', name: 'Polish', ownName: 'polski', direction: 'ltr',
    text: 'Biblioteka stoi obok starego mostu w naszym mieście. Otwiera się o dziewiątej każdego ranka oprócz niedzieli. W środy emerytowana nauczycielka czyta dzieciom opowiadania, a potem wybierają one książkę, którą zabierają do domu. Można wypożyczyć do sześciu książek na trzy tygodnie. Kiedy pada deszcz, wiele osób przychodzi tylko po to, żeby posiedzieć przy oknie z gazetą. Zeszłej wiosny miasto kupiło nowe krzesła i założyło mały ogród za budynkiem.',
  },
  {
    code: 'ru', name: 'Russian', ownName: 'русский', direction: 'ltr',
    text: 'Библиотека стоит рядом со старым мостом в нашем городе. Она открывается в девять часов каждое утро, кроме воскресенья. По средам учительница на пенсии читает детям рассказы, а потом они выбирают книгу, чтобы взять её домой. Можно взять до шести книг на три недели. Когда идёт дождь, многие приходят просто посидеть у окна с газетой. Прошлой весной город купил новые стулья и разбил небольшой сад за зданием.',
  },
  {
    code: 'uk', name: 'Ukrainian', ownName: 'українська', direction: 'ltr',
    text: 'Бібліотека стоїть поруч зі старим мостом у нашому місті. Вона відчиняється о дев’ятій годині щоранку, крім неділі. Щосереди вчителька на пенсії читає дітям оповідання, а потім вони вибирають книжку, щоб узяти її додому. Можна позичити до шести книжок на три тижні. Коли йде дощ, багато людей приходить просто посидіти біля вікна з газетою. Минулої весни місто купило нові стільці й посадило невеликий сад за будівлею.',
  },
  {
    code: 'el', name: 'Greek', ownName: 'Ελληνικά', direction: 'ltr',
    text: 'Η βιβλιοθήκη βρίσκεται δίπλα στην παλιά γέφυρα της πόλης μας. Ανοίγει στις εννέα κάθε πρωί εκτός από την Κυριακή. Κάθε Τετάρτη μια συνταξιούχος δασκάλα διαβάζει ιστορίες στα παιδιά, και μετά εκείνα διαλέγουν ένα βιβλίο για να το πάρουν στο σπίτι. Μπορείτε να δανειστείτε μέχρι έξι βιβλία για τρεις εβδομάδες. Όταν βρέχει, πολλοί άνθρωποι έρχονται απλώς για να καθίσουν δίπλα στο παράθυρο με μια εφημερίδα. Την περασμένη άνοιξη ο δήμος αγόρασε καινούργιες καρέκλες και φύτεψε έναν μικρό κήπο πίσω από το κτίριο.',
  },
  {
    code: 'tr', name: 'Turkish', ownName: 'Türkçe', direction: 'ltr',
    text: 'Kütüphane, kasabamızdaki eski köprünün yanında duruyor. Pazar günleri dışında her sabah saat dokuzda açılıyor. Çarşamba günleri emekli bir öğretmen çocuklara hikâyeler okuyor, sonra çocuklar eve götürmek için bir kitap seçiyor. Üç haftalığına en fazla altı kitap ödünç alabilirsiniz. Yağmur yağdığında birçok insan sadece gazetesiyle pencerenin yanında oturmak için geliyor. Geçen bahar belediye yeni sandalyeler aldı ve binanın arkasına küçük bir bahçe yaptı.',
  },
  {
    code: 'ar', name: 'Arabic', ownName: 'العربية', direction: 'rtl',
    text: 'تقع المكتبة بجانب الجسر القديم في بلدتنا. تفتح أبوابها في التاسعة كل صباح ما عدا يوم الأحد. في أيام الأربعاء تقرأ معلمة متقاعدة القصص للأطفال، وبعد ذلك يختارون كتابًا يأخذونه إلى البيت. يمكنك استعارة ستة كتب كحد أقصى لمدة ثلاثة أسابيع. عندما تمطر السماء يأتي كثير من الناس لمجرد الجلوس بجانب النافذة مع صحيفة. في الربيع الماضي اشترت البلدة كراسي جديدة وزرعت حديقة صغيرة خلف المبنى.',
  },
  {
    code: 'he', name: 'Hebrew', ownName: 'עברית', direction: 'rtl',
    text: 'הספרייה עומדת ליד הגשר הישן בעיירה שלנו. היא נפתחת בשעה תשע בכל בוקר מלבד יום ראשון. בימי רביעי מורה בגמלאות מקריאה סיפורים לילדים, ואחר כך הם בוחרים ספר לקחת הביתה. אפשר לשאול עד שישה ספרים לשלושה שבועות. כשיורד גשם, אנשים רבים באים רק כדי לשבת ליד החלון עם עיתון. באביב שעבר קנתה העיירה כיסאות חדשים ונטעה גינה קטנה מאחורי הבניין.',
  },
  {
    code: 'fa', name: 'Persian', ownName: 'فارسی', direction: 'rtl',
    text: 'کتابخانه کنار پل قدیمی شهر ما قرار دارد. هر روز صبح به‌جز یکشنبه ساعت نُه باز می‌شود. چهارشنبه‌ها یک معلم بازنشسته برای بچه‌ها داستان می‌خواند و بعد آن‌ها کتابی را انتخاب می‌کنند تا به خانه ببرند. می‌توانید تا شش کتاب را برای سه هفته امانت بگیرید. وقتی باران می‌بارد، خیلی‌ها فقط می‌آیند تا با روزنامه‌ای کنار پنجره بنشینند. بهار گذشته شهرداری صندلی‌های تازه خرید و پشت ساختمان باغچه‌ای کوچک درست کرد.',
  },
  {
    code: 'zh-Hans', name: 'Simplified Chinese', ownName: '简体中文', direction: 'ltr',
    text: '图书馆坐落在我们小镇的老桥旁边。除了星期天，它每天早上九点开门。每到星期三，一位退休老师会给孩子们读故事，之后他们各选一本书带回家。每人最多可以借六本书，借期三个星期。下雨的时候，很多人来这里只是为了拿份报纸坐在窗边。去年春天，镇上买了新椅子，还在楼后面建了一个小花园。',
  },
  {
    code: 'ja', name: 'Japanese', ownName: '日本語', direction: 'ltr',
    text: '図書館は私たちの町の古い橋のそばにあります。日曜日を除いて毎朝九時に開きます。水曜日には引退した先生が子どもたちに物語を読み聞かせ、そのあと子どもたちは家に持ち帰る本を一冊選びます。本は三週間、六冊まで借りることができます。雨の日には、新聞を手に窓辺に座るためだけに来る人も大勢います。去年の春、町は新しい椅子を買い、建物の裏に小さな庭を作りました。',
  },
  {
    code: 'ko', name: 'Korean', ownName: '한국어', direction: 'ltr',
    text: '도서관은 우리 마을의 오래된 다리 옆에 있습니다. 일요일을 제외하고 매일 아침 아홉 시에 문을 엽니다. 수요일마다 은퇴한 선생님이 아이들에게 이야기를 읽어 주고, 그 뒤에 아이들은 집에 가져갈 책을 한 권 고릅니다. 책은 여섯 권까지 삼 주 동안 빌릴 수 있습니다. 비가 오면 많은 사람들이 그저 신문을 들고 창가에 앉으려고 찾아옵니다. 지난봄에 마을에서는 새 의자를 사고 건물 뒤에 작은 정원을 가꾸었습니다.',
  },
  {
    code: 'vi', name: 'Vietnamese', ownName: 'Tiếng Việt', direction: 'ltr',
    text: 'Thư viện nằm cạnh cây cầu cũ trong thị trấn của chúng tôi. Thư viện mở cửa lúc chín giờ mỗi sáng, trừ Chủ nhật. Vào thứ Tư, một cô giáo đã nghỉ hưu đọc truyện cho trẻ em nghe, sau đó các em chọn một cuốn sách mang về nhà. Bạn có thể mượn tối đa sáu cuốn sách trong ba tuần. Khi trời mưa, nhiều người đến chỉ để ngồi bên cửa sổ với một tờ báo. Mùa xuân năm ngoái, thị trấn đã mua ghế mới và trồng một khu vườn nhỏ phía sau tòa nhà.',
  },
  {
    code: 'th', name: 'Thai', ownName: 'ไทย', direction: 'ltr',
    text: 'ห้องสมุดตั้งอยู่ข้างสะพานเก่าในเมืองของเรา เปิดเวลาเก้าโมงเช้าทุกวันยกเว้นวันอาทิตย์ ทุกวันพุธครูที่เกษียณแล้วจะมาอ่านนิทานให้เด็กๆ ฟัง หลังจากนั้นเด็กๆ จะเลือกหนังสือกลับบ้านคนละเล่ม คุณสามารถยืมหนังสือได้สูงสุดหกเล่มเป็นเวลาสามสัปดาห์ เวลาฝนตกมีคนจำนวนมากมาเพียงเพื่อนั่งอ่านหนังสือพิมพ์ริมหน้าต่าง เมื่อฤดูใบไม้ผลิปีที่แล้วทางเมืองได้ซื้อเก้าอี้ใหม่และปลูกสวนเล็กๆ ไว้หลังอาคาร',
  },
  {
    code: 'id', name: 'Indonesian', ownName: 'Bahasa Indonesia', direction: 'ltr',
    text: 'Perpustakaan berdiri di samping jembatan tua di kota kami. Perpustakaan buka pukul sembilan setiap pagi kecuali hari Minggu. Setiap hari Rabu seorang pensiunan guru membacakan cerita untuk anak-anak, dan setelah itu mereka memilih sebuah buku untuk dibawa pulang. Anda dapat meminjam hingga enam buku selama tiga minggu. Ketika hujan, banyak orang datang hanya untuk duduk di dekat jendela sambil membaca koran. Musim semi lalu, kota membeli kursi-kursi baru dan membuat taman kecil di belakang gedung.',
  },
  {
    code: 'sw', name: 'Swahili', ownName: 'Kiswahili', direction: 'ltr',
    text: 'Maktaba iko kando ya daraja la zamani katika mji wetu. Hufunguliwa saa tatu kila asubuhi isipokuwa Jumapili. Kila Jumatano mwalimu mstaafu huwasomea watoto hadithi, kisha wao huchagua kitabu cha kupeleka nyumbani. Unaweza kuazima hadi vitabu sita kwa muda wa wiki tatu. Mvua inaponyesha, watu wengi huja tu kukaa karibu na dirisha wakiwa na gazeti. Majira ya kuchipua yaliyopita mji ulinunua viti vipya na kupanda bustani ndogo nyuma ya jengo.',
  },
  {
    code: 'hi', name: 'Hindi', ownName: 'हिन्दी', direction: 'ltr',
    text: 'पुस्तकालय हमारे कस्बे के पुराने पुल के पास है। यह रविवार को छोड़कर हर सुबह नौ बजे खुलता है। बुधवार को एक सेवानिवृत्त शिक्षिका बच्चों को कहानियाँ पढ़कर सुनाती हैं, और उसके बाद बच्चे घर ले जाने के लिए एक किताब चुनते हैं। आप तीन हफ़्तों के लिए छह किताबें तक उधार ले सकते हैं। जब बारिश होती है, तो बहुत से लोग केवल अख़बार लेकर खिड़की के पास बैठने आते हैं। पिछले वसंत में कस्बे ने नई कुर्सियाँ खरीदीं और इमारत के पीछे एक छोटा बगीचा लगाया।',
  },
  {
    code: 'bn', name: 'Bengali', ownName: 'বাংলা', direction: 'ltr',
    text: 'আমাদের শহরের পুরোনো সেতুর পাশে গ্রন্থাগারটি দাঁড়িয়ে আছে। রবিবার ছাড়া প্রতিদিন সকাল নয়টায় এটি খোলে। বুধবারে একজন অবসরপ্রাপ্ত শিক্ষিকা শিশুদের গল্প পড়ে শোনান, আর তারপর তারা বাড়ি নিয়ে যাওয়ার জন্য একটি বই বেছে নেয়। আপনি তিন সপ্তাহের জন্য ছয়টি পর্যন্ত বই ধার নিতে পারেন। বৃষ্টি হলে অনেকে শুধু খবরের কাগজ নিয়ে জানালার পাশে বসতে আসেন। গত বসন্তে শহর কর্তৃপক্ষ নতুন চেয়ার কিনেছে এবং ভবনের পেছনে একটি ছোট বাগান করেছে।',
  },
  {
    code: 'ta', name: 'Tamil', ownName: 'தமிழ்', direction: 'ltr',
    text: 'நூலகம் எங்கள் ஊரின் பழைய பாலத்தின் அருகில் உள்ளது. ஞாயிற்றுக்கிழமை தவிர ஒவ்வொரு நாளும் காலை ஒன்பது மணிக்கு அது திறக்கிறது. புதன்கிழமைகளில் ஓய்வு பெற்ற ஆசிரியை ஒருவர் குழந்தைகளுக்குக் கதைகள் வாசித்துக் காட்டுகிறார், பின்னர் அவர்கள் வீட்டுக்கு எடுத்துச் செல்ல ஒரு புத்தகத்தைத் தேர்ந்தெடுக்கிறார்கள். நீங்கள் ஆறு புத்தகங்கள் வரை மூன்று வாரங்களுக்கு இரவல் பெறலாம். மழை பெய்யும்போது, பலர் செய்தித்தாளுடன் சன்னல் அருகே அமர்வதற்காகவே வருகிறார்கள். கடந்த வசந்த காலத்தில் நகராட்சி புதிய நாற்காலிகளை வாங்கி, கட்டிடத்தின் பின்னால் ஒரு சிறிய தோட்டத்தை அமைத்தது.',
  },
  {
    code: 'te', name: 'Telugu', ownName: 'తెలుగు', direction: 'ltr',
    text: 'గ్రంథాలయం మా ఊరిలోని పాత వంతెన పక్కన ఉంది. ఆదివారం తప్ప ప్రతి రోజూ ఉదయం తొమ్మిది గంటలకు అది తెరుచుకుంటుంది. బుధవారాల్లో పదవీ విరమణ చేసిన ఒక ఉపాధ్యాయురాలు పిల్లలకు కథలు చదివి వినిపిస్తారు, ఆ తర్వాత వారు ఇంటికి తీసుకెళ్లడానికి ఒక పుస్తకాన్ని ఎంచుకుంటారు. మీరు మూడు వారాల పాటు ఆరు పుస్తకాల వరకు అరువు తీసుకోవచ్చు. వర్షం పడినప్పుడు చాలా మంది కేవలం వార్తాపత్రికతో కిటికీ పక్కన కూర్చోవడానికే వస్తారు. గత వసంతంలో పురపాలక సంఘం కొత్త కుర్చీలు కొని, భవనం వెనుక ఒక చిన్న తోటను పెంచింది.',
  },
  {
    code: 'mr', name: 'Marathi', ownName: 'मराठी', direction: 'ltr',
    text: 'ग्रंथालय आमच्या गावातील जुन्या पुलाच्या शेजारी आहे. रविवार सोडून ते रोज सकाळी नऊ वाजता उघडते. बुधवारी एक निवृत्त शिक्षिका मुलांना गोष्टी वाचून दाखवतात, आणि त्यानंतर मुले घरी नेण्यासाठी एक पुस्तक निवडतात. तुम्ही तीन आठवड्यांसाठी सहा पुस्तकांपर्यंत उसनी घेऊ शकता. पाऊस पडतो तेव्हा अनेक लोक केवळ वर्तमानपत्र घेऊन खिडकीजवळ बसायला येतात. गेल्या वसंत ऋतूत गावाने नवीन खुर्च्या विकत घेतल्या आणि इमारतीच्या मागे एक छोटी बाग लावली.',
  },
  {
    code: 'gu', name: 'Gujarati', ownName: 'ગુજરાતી', direction: 'ltr',
    text: 'પુસ્તકાલય અમારા ગામના જૂના પુલની બાજુમાં આવેલું છે. રવિવાર સિવાય તે દરરોજ સવારે નવ વાગ્યે ખૂલે છે. બુધવારે એક નિવૃત્ત શિક્ષિકા બાળકોને વાર્તાઓ વાંચી સંભળાવે છે, અને પછી તેઓ ઘરે લઈ જવા માટે એક પુસ્તક પસંદ કરે છે. તમે ત્રણ અઠવાડિયાં માટે છ પુસ્તકો સુધી ઉછીનાં લઈ શકો છો. વરસાદ પડે ત્યારે ઘણા લોકો ફક્ત છાપું લઈને બારી પાસે બેસવા આવે છે. ગયા વસંતમાં ગામે નવી ખુરશીઓ ખરીદી અને મકાનની પાછળ એક નાનો બગીચો બનાવ્યો.',
  },
  {
    code: 'kn', name: 'Kannada', ownName: 'ಕನ್ನಡ', direction: 'ltr',
    text: 'ಗ್ರಂಥಾಲಯವು ನಮ್ಮ ಊರಿನ ಹಳೆಯ ಸೇತುವೆಯ ಪಕ್ಕದಲ್ಲಿದೆ. ಭಾನುವಾರವನ್ನು ಹೊರತುಪಡಿಸಿ ಪ್ರತಿದಿನ ಬೆಳಿಗ್ಗೆ ಒಂಬತ್ತು ಗಂಟೆಗೆ ಅದು ತೆರೆಯುತ್ತದೆ. ಬುಧವಾರಗಳಂದು ನಿವೃತ್ತ ಶಿಕ್ಷಕಿಯೊಬ್ಬರು ಮಕ್ಕಳಿಗೆ ಕಥೆಗಳನ್ನು ಓದಿ ಹೇಳುತ್ತಾರೆ, ಆಮೇಲೆ ಅವರು ಮನೆಗೆ ಕೊಂಡೊಯ್ಯಲು ಒಂದು ಪುಸ್ತಕವನ್ನು ಆರಿಸಿಕೊಳ್ಳುತ್ತಾರೆ. ನೀವು ಮೂರು ವಾರಗಳ ಕಾಲ ಆರು ಪುಸ್ತಕಗಳವರೆಗೆ ಎರವಲು ಪಡೆಯಬಹುದು. ಮಳೆ ಬಂದಾಗ, ಅನೇಕ ಜನರು ಕೇವಲ ಪತ್ರಿಕೆಯೊಂದಿಗೆ ಕಿಟಕಿಯ ಬಳಿ ಕುಳಿತುಕೊಳ್ಳಲು ಬರುತ್ತಾರೆ. ಕಳೆದ ವಸಂತದಲ್ಲಿ ಪುರಸಭೆಯು ಹೊಸ ಕುರ್ಚಿಗಳನ್ನು ಖರೀದಿಸಿ, ಕಟ್ಟಡದ ಹಿಂದೆ ಒಂದು ಚಿಕ್ಕ ತೋಟವನ್ನು ಮಾಡಿತು.',
  },
  {
    code: 'ml', name: 'Malayalam', ownName: 'മലയാളം', direction: 'ltr',
    text: 'ഞങ്ങളുടെ പട്ടണത്തിലെ പഴയ പാലത്തിനടുത്താണ് ഗ്രന്ഥശാല. ഞായറാഴ്ച ഒഴികെ എല്ലാ ദിവസവും രാവിലെ ഒമ്പത് മണിക്ക് അത് തുറക്കും. ബുധനാഴ്ചകളിൽ വിരമിച്ച ഒരു അധ്യാപിക കുട്ടികൾക്ക് കഥകൾ വായിച്ചു കൊടുക്കുന്നു, അതിനുശേഷം അവർ വീട്ടിലേക്ക് കൊണ്ടുപോകാൻ ഒരു പുസ്തകം തിരഞ്ഞെടുക്കുന്നു. നിങ്ങൾക്ക് മൂന്നാഴ്ചത്തേക്ക് ആറ് പുസ്തകങ്ങൾ വരെ കടമെടുക്കാം. മഴ പെയ്യുമ്പോൾ, പലരും ഒരു പത്രവുമായി ജനലിനരികിൽ ഇരിക്കാൻ വേണ്ടി മാത്രം വരുന്നു. കഴിഞ്ഞ വസന്തകാലത്ത് നഗരസഭ പുതിയ കസേരകൾ വാങ്ങുകയും കെട്ടിടത്തിന് പിന്നിൽ ഒരു ചെറിയ പൂന്തോട്ടം നട്ടുപിടിപ്പിക്കുകയും ചെയ്തു.',
  },
  {
    code: 'pa', name: 'Punjabi', ownName: 'ਪੰਜਾਬੀ', direction: 'ltr',
    text: 'ਲਾਇਬ੍ਰੇਰੀ ਸਾਡੇ ਕਸਬੇ ਦੇ ਪੁਰਾਣੇ ਪੁਲ ਦੇ ਕੋਲ ਹੈ। ਇਹ ਐਤਵਾਰ ਨੂੰ ਛੱਡ ਕੇ ਹਰ ਸਵੇਰ ਨੌਂ ਵਜੇ ਖੁੱਲ੍ਹਦੀ ਹੈ। ਬੁੱਧਵਾਰ ਨੂੰ ਇੱਕ ਸੇਵਾਮੁਕਤ ਅਧਿਆਪਕਾ ਬੱਚਿਆਂ ਨੂੰ ਕਹਾਣੀਆਂ ਪੜ੍ਹ ਕੇ ਸੁਣਾਉਂਦੀ ਹੈ, ਅਤੇ ਉਸ ਤੋਂ ਬਾਅਦ ਉਹ ਘਰ ਲਿਜਾਣ ਲਈ ਇੱਕ ਕਿਤਾਬ ਚੁਣਦੇ ਹਨ। ਤੁਸੀਂ ਤਿੰਨ ਹਫ਼ਤਿਆਂ ਲਈ ਛੇ ਕਿਤਾਬਾਂ ਤੱਕ ਉਧਾਰ ਲੈ ਸਕਦੇ ਹੋ। ਜਦੋਂ ਮੀਂਹ ਪੈਂਦਾ ਹੈ, ਤਾਂ ਬਹੁਤ ਸਾਰੇ ਲੋਕ ਸਿਰਫ਼ ਅਖ਼ਬਾਰ ਲੈ ਕੇ ਖਿੜਕੀ ਕੋਲ ਬੈਠਣ ਆਉਂਦੇ ਹਨ। ਪਿਛਲੀ ਬਸੰਤ ਵਿੱਚ ਕਸਬੇ ਨੇ ਨਵੀਆਂ ਕੁਰਸੀਆਂ ਖ਼ਰੀਦੀਆਂ ਅਤੇ ਇਮਾਰਤ ਦੇ ਪਿੱਛੇ ਇੱਕ ਛੋਟਾ ਬਾਗ਼ ਲਾਇਆ।',
  },
  {
    code: 'ur', name: 'Urdu', ownName: 'اردو', direction: 'rtl',
    text: 'کتب خانہ ہمارے قصبے کے پرانے پل کے پاس ہے۔ یہ اتوار کے سوا ہر صبح نو بجے کھلتا ہے۔ بدھ کو ایک ریٹائرڈ استانی بچوں کو کہانیاں پڑھ کر سناتی ہیں، اور اس کے بعد وہ گھر لے جانے کے لیے ایک کتاب چنتے ہیں۔ آپ تین ہفتوں کے لیے چھ کتابیں تک ادھار لے سکتے ہیں۔ جب بارش ہوتی ہے تو بہت سے لوگ صرف اخبار لے کر کھڑکی کے پاس بیٹھنے آتے ہیں۔ پچھلی بہار میں قصبے نے نئی کرسیاں خریدیں اور عمارت کے پیچھے ایک چھوٹا سا باغ لگایا۔',
  },
];
