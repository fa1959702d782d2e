"""What people write above a column, in the eight languages of the screens, one line a language.

Order: English, Spanish, French, Haitian Creole, Arabic, Bengali, Chinese, Polish. "|" parts the phrases;
"~" after a phrase means it often means something else, so the contents must agree. Accents, capitals and
signs do not matter (`wording.plain`).
"""

from typing import Final

FIELDS: Final = (
    "name", "first", "middle", "last", "suffix", "nickname", "phone", "email", "address", "postcode",
    "city", "birth", "department", "shift", "site", "badge", "job", "language", "start", "signed_on",
    "rating", "note", "record_id",
)  # fmt: skip
"""What a column can be kept as; besides these a column is `ignore` or `refused`."""

MANY: Final = frozenset(("phone", "email", "address", "note"))
"""Fields that several columns may share."""

HEADERS: Final[dict[str, str]] = {
    "name": """
        name|full name|employee name|worker name|associate name|member name|print name|printed name
        |display name
        |saved name|contact name|legal name|coworker|co worker|participant|signer
        |signatory
        |last first|last name first name|first and last name|first last|first name last name
        |name last first
        |name of employee|name of worker|employee full name|worker|person|people|who~|employee~|associate~
        |team member~
        |nombre completo|nombre y apellido|nombre y apellidos|nombres y apellidos|apellidos y nombre
        |apellidos y nombres|nombre del trabajador|nombre del empleado|trabajador|trabajadora|companero
        |companera
        |empleado~|empleada~
        |nom complet|nom et prenom|nom et prenoms|nom prenom|prenom nom|prenom et nom|noms et prenoms
        |nom du salarie|nom de l employe|travailleur|travailleuse|salarie|nom affiche|employe~
        |non|non konple|non ak siyati|non ak prenon|non travaye|travaye|non moun nan|non anplwaye
        |anplwaye~
        |اسم|اسم كامل|اسم ثلاثي|اسم رباعي|اسم عامل|اسم موظف|اسم ولقب|عامل~|موظف~
        |নাম|পুরো নাম|পূর্ণ নাম|কর্মীর নাম|শ্রমিকের নাম|নাম ও পদবি|কর্মী~|শ্রমিক~
        |姓名|全名|员工姓名|工人姓名|名单|称呼|中文名|联系人|名字|员工~|工人~
        |imie i nazwisko|nazwisko i imie|imie nazwisko|nazwisko imie|imiona i nazwisko|pelne imie
        |pracownik
        |pracowniczka|nazwa pracownika""",
    "first": """
        first|first name|fname|f name|given name|given names|given|forename|forenames|1st name
        |christian name
        |legal first name|name first|employee first name
        |nombre|nombres|primer nombre|nombre de pila|nombre s
        |prenom|prenoms|prenom usuel
        |prenon|premye non|ti non~
        |اسم اول|اسم شخصي|اسم اولي
        |প্রথম নাম|নামের প্রথম অংশ
        |名
        |imie|imiona|pierwsze imie""",
    "middle": """
        middle|middle name|mname|m name|middle initial|mi|m i|additional name|second name|other names
        |segundo nombre|inicial
        |deuxieme prenom|deuxieme nom|second prenom
        |dezyem non|lot non
        |اسم اوسط|اسم اب|اسم ثاني
        |মধ্য নাম|মাঝের নাম
        |中间名
        |drugie imie""",
    "last": """
        last|last name|lname|l name|surname|family name|family|second last name|legal last name|name last
        |employee last name|maiden name~
        |apellido|apellidos|apellido s|primer apellido|segundo apellido|apellido paterno|apellido materno
        |nom de famille|nom usage|nom d usage|nom patronymique|nom~
        |siyati|non fanmi|dezyem siyati
        |اسم عائله|لقب|كنيه|اسم اخير|شهره
        |পদবি|পদবী|শেষ নাম|বংশের নাম|পারিবারিক নাম|উপাধি
        |姓|姓氏
        |nazwisko|nazwisko rodowe~""",
    "suffix": """
        suffix|name suffix|jr sr|generation
        |sufijo|suffixe|sifiks|لاحقه|后缀|przyrostek""",
    "nickname": """
        nickname|nick|public display name|public name|whatsapp name|preferred name|goes by|known as|aka
        |preferred first name|chosen name|also known as
        |handle~
        |apodo|alias~|sobrenombre|nombre preferido|le dicen
        |surnom|nom d usage courant|pseudo~
        |ti non|non jwet
        |اسم شهره|كنيه معروف بها|اسم مستعار
        |ডাকনাম|ডাক নাম
        |昵称|小名|外号|英文名
        |przezwisko|pseudonim|zdrobnienie""",
    "phone": """
        phone|phones|phone numbers|phone numbers number|phone number|phone no|phone #|phone num|ph|ph #
        |ph no|tel|tel no|tel #|tel number
        |telephone
        |telephone number|telephone no|cell|cell #|cell no|cell phone|cell number|cellular|cellphone
        |mobile
        |mobile no|mobile number|mobile phone|mob|mob no|number~|whatsapp|whatsapp number|home phone
        |text number
        |personal phone|best phone|primary phone|other phone|phone value|contact number|contact no
        |contact #
        |formatted phone|international phone|signal|signal number|viber|home tel|contact~|landline|call~
        |telefono|telefonos|numero de telefono|num telefono|no telefono|celular|cel|movil
        |numero de celular
        |telefono movil|telefono celular|tel movil|numero~|telefono casa|contacto~|fono
        |telephone portable|portable|numero de telephone|n de telephone|no de telephone|n tel|gsm
        |mobile perso
        |tel portable|tel mobile|numero de portable|tel domicile|telephone domicile
        |telefon|nimewo telefon|nimewo|selile|tel selile|nimewo selile|nimewo whatsapp
        |هاتف|رقم هاتف|تلفون|رقم تلفون|جوال|رقم جوال|موبايل|رقم موبايل|محمول|هاتف محمول|نقال|واتساب
        |رقم واتساب|خلوي|رقم~
        |ফোন|ফোন নম্বর|ফোন নাম্বার|মোবাইল|মোবাইল নম্বর|মোবাইল নাম্বার|টেলিফোন|যোগাযোগ নম্বর|হোয়াটসঅ্যাপ
        |নম্বর~|নাম্বার~
        |电话|电话号码|手机|手机号|手机号码|联系电话|联系方式|移动电话|微信手机|号码~
        |telefon komorkowy|numer telefonu|nr telefonu|nr tel|komorka|tel kom|kom|numer komorki
        |tel komorkowy""",
    "email": """
        email|e mail|email address|e mail address|mail|emails|email addresses|email addresses address
        |email id|personal email|email value
        |e mail value
        |home email|email addr|gmail|contact email|courriel electronique
        |correo|correo electronico|correo e|email personal|direccion de correo|correo personal
        |courriel|adresse mail|adresse email|adresse e mail|adresse electronique|mel|adresse courriel
        |imel|adres imel|lapos elektwonik
        |بريد|بريد الكتروني|ايميل|عنوان بريد الكتروني|بريد إلكتروني|إيميل
        |ইমেইল|ই মেইল|ইমেল|ইমেইল ঠিকানা
        |邮箱|电子邮件|电子邮箱|邮件|电邮|邮件地址
        |adres e mail|adres email|poczta|poczta elektroniczna|adres mailowy""",
    "address": """
        address|street address|home address|mailing address|addr|street|address 1|address line|residence
        |apt
        |address line 1|address line 2|apartment|apt #|unit #|home street|address street|lives at
        |residential address
        |address formatted|where they live
        |direccion|domicilio|calle|direccion postal|direccion de casa|apto|calle y numero|residencia
        |adresse|adresse postale|rue|domicile|adresse du domicile|lieu de residence
        |adres|adres kay|ri|ki kote li rete|kote li rete
        |عنوان|عنوان سكن|شارع|عنوان منزل|سكن|محل اقامه
        |ঠিকানা|বাসার ঠিকানা|রাস্তা|বর্তমান ঠিকানা
        |地址|住址|家庭住址|街道|居住地址|通讯地址
        |adres zamieszkania|ulica|adres domowy|miejsce zamieszkania|adres korespondencyjny""",
    "postcode": """
        zip|zip code|zipcode|postcode|post code|postal code|postal|home zip|zip 5|zip postal code
        |codigo postal|cp|c p|cod postal
        |code postal
        |kod postal|kod zip
        |رمز بريدي|رقم بريدي
        |পোস্টকোড|পোস্ট কোড|ডাক কোড|জিপ কোড|জিপ
        |邮编|邮政编码
        |kod pocztowy|kod~""",
    "city": """
        city|town|locality|postal addresses locality|municipality|borough|home city|address city|city town
        |neighborhood|suburb
        |ciudad|municipio|poblacion|localidad|barrio|pueblo
        |ville|commune|localite|quartier
        |vil|komin|katye
        |مدينه|بلده|حي
        |শহর|এলাকা~|মহল্লা
        |城市|所在城市|市
        |miasto|miejscowosc|dzielnica""",
    "birth": """
        birth|birth date|birthdate|date of birth|dob|d o b|birthday|b day|bday|born|year of birth|yob
        |birth year
        |fecha de nacimiento|nacimiento|fecha nac|f nacimiento|cumpleanos|fec nac|f nac|nacido
        |date de naissance|naissance|ne le|nee le|anniversaire|d naissance|date naissance
        |dat nesans|dat li fet|nesans|anivese
        |تاريخ ميلاد|ميلاد|تاريخ ولاده|مواليد
        |জন্ম তারিখ|জন্মতারিখ|জন্ম|জন্মদিন
        |出生日期|生日|出生年月|出生|出生年月日
        |data urodzenia|urodziny|data ur|ur|rok urodzenia|urodzony""",
    "department": """
        department|dept|dep|depart|dpt|dept name|department name|work area|working area|area~|section
        |division
        |organization department|home dept|process path|process|function~|team~|unit~|crew~|line~|floor~
        |department code~|zone~|group~|where they work|work unit|ward|station~|cost center~|path~|org~
        |departamento|depto|dpto|area de trabajo|seccion|sector|equipo~|unidad~|grupo~|linea~
        |departement|service|rayon|secteur|pole|equipe~|atelier|unite~|ligne~
        |depatman|seksyon|sevis|sekte|ekip~|kote li travay|gwoup~
        |قسم|اداره|دائره|وحده~|فريق~|مجموعه~
        |বিভাগ|ডিপার্টমেন্ট|শাখা|সেকশন|দল~
        |部门|科室|车间|工段|班组~|小组~|区域~|部
        |dzial|oddzial|wydzial|sekcja|zespol~|brygada~|grupa~|linia~|hala~""",
    "shift": """
        shift|shifts|work shift|shift name|shift code|shift pattern|schedule|work schedule|sched|hours|hrs
        |work hours
        |working hours|shift time|days nights|day night|time of shift|what shift|shift type|start time~
        |pattern~
        |turno|turnos|horario|jornada|horas|turno de trabajo|horario de trabajo
        |equipe de travail|horaire|horaires|poste horaire|quart|quart de travail|roulement|faction
        |chif|ore|ore travay|ekip travay|le travay|le li travay
        |ورديه|نوبه|دوام|مناوبه|فتره عمل|ساعات عمل
        |শিফট|পালা|কাজের সময়|ডিউটি
        |班次|班|轮班|上班时间|班别|工时|时间段
        |zmiana|zmiany|godziny|godziny pracy|grafik|rodzaj zmiany|zmianowosc""",
    "site": """
        site|site code|building|bldg|facility|warehouse|location|work location|plant|fc|fulfillment center
        |site name
        |job site|worksite|work site|workplace|store|store #|branch~|campus|location code|building code
        |depot|hub~
        |sitio|sede|almacen|bodega|edificio|planta|centro|centro de trabajo|ubicacion|lugar de trabajo
        |local~|sucursal
        |tienda
        |entrepot|batiment|etablissement|lieu de travail|usine|magasin|lieu~|site de travail
        |sit|depo|bilding|kote travay|antrepo|izin|magazen
        |موقع|مستودع|مبنى|موقع عمل|مصنع|مخزن|فرع~
        |সাইট|গুদাম|কর্মস্থল|ভবন|কারখানা|স্থান~
        |地点|仓库|工作地点|厂区|站点|分店|门店|工厂
        |zaklad|magazyn|budynek|lokalizacja|miejsce pracy|zaklad pracy|fabryka|obiekt|sklep""",
    "badge": """
        badge|badge #|badge no|badge number|badge id|employee id|employee #|employee no|employee number
        |emp id|emp #
        |emp no|emp num|eid|e id|payroll id|payroll no|payroll number|payroll #|clock number|clock no
        |clock #|staff id
        |staff no|staff number|worker id|worker number|associate id|login~|employee login|personnel number
        |personnel no
        |file number|file #|person number|ee id|ee #|employee code|barcode|badge barcode|works number
        |position id~
        |gafete|numero de gafete|numero de empleado|no empleado|num empleado|no de empleado
        |codigo de empleado|legajo
        |credencial|numero de trabajador|id empleado|id de empleado|nomina~
        |matricule|numero d employe|no d employe|n badge|numero de badge|no badge|id employe
        |numero de paie|code employe
        |badj|nimewo badj|nimewo anplwaye|id travaye|nimewo travay
        |رقم بطاقه|رقم موظف|رقم وظيفي|رقم شاره|شاره|رقم عامل|كود موظف
        |ব্যাজ|ব্যাজ নম্বর|কর্মী নম্বর|আইডি নম্বর|কর্মী আইডি|আইডি কার্ড|কার্ড নম্বর
        |工号|员工编号|工牌|工牌号|员工号|职工号|胸卡号|厂牌号
        |numer pracownika|nr pracownika|identyfikator|nr identyfikatora|numer identyfikatora
        |numer ewidencyjny
        |nr ewidencyjny|numer kadrowy|id pracownika|nr badge|przepustka|numer osobowy""",
    "job": """
        job|job title|title~|position|role|occupation|job name|organization title|job classification
        |classification
        |job code~|job description|job class|work~|class~|grade~|pay class~|craft|trade|job function
        |puesto|cargo|ocupacion|trabajo|puesto de trabajo|titulo|categoria~|oficio|rol
        |poste|fonction|emploi|metier|intitule du poste|titre|classification emploi|profession
        |djob|pos|metye|wol|fonksyon|tit|travay~
        |وظيفه|مسمى وظيفي|منصب|مهنه|عمل~
        |পদ|কাজ|পেশা|কাজের ধরন
        |职位|岗位|职务|工作|工种|职称
        |stanowisko|zawod|funkcja|praca~|stanowisko pracy|tytul~|rola""",
    "language": """
        language|languages|lang|preferred language|primary language|language spoken|languages spoken
        |spoken language
        |home language|speaks|mother tongue|first language
        |idioma|idiomas|lengua|habla|idioma preferido|lenguaje
        |langue|langues|langue parlee|langues parlees|langue maternelle|langue preferee
        |lang|lang li pale|lang yo|ki lang
        |لغه|لغات|لغه مفضله|لغه ام
        |ভাষা|মাতৃভাষা|পছন্দের ভাষা
        |语言|母语|语种|使用语言
        |jezyk|jezyki|jezyk ojczysty|preferowany jezyk""",
    "start": """
        start date|hire date|date hired|hired|date of hire|doh|start|started|seniority|seniority date
        |since|join date
        |date started|first day|original hire date|date joined|worked since|start month|start year
        |employment date
        |orientation date|adjusted service date|service date|hire month|hired on|working since|day one
        |time here~
        |anniversary date
        |fecha de ingreso|fecha de inicio|ingreso|antiguedad|fecha de contratacion|fecha ingreso
        |fecha contratacion
        |inicio|desde|fecha de alta|fecha de entrada
        |date d embauche|embauche|date d entree|anciennete|date de debut|debut|date d arrivee|date entree
        |dat li komanse|komanse|depi kile|dat anboch|dat antre|ansyente|dat li antre
        |تاريخ تعيين|تاريخ توظيف|تاريخ مباشره|تاريخ بدء|تاريخ التحاق|بدايه عمل|تاريخ التوظيف|اقدميه
        |যোগদানের তারিখ|যোগদান|কাজ শুরু|শুরুর তারিখ|নিয়োগের তারিখ
        |入职日期|到岗时间|入职时间|入职|到岗日期|开始日期|工龄~|进厂日期
        |data zatrudnienia|zatrudniony od|data rozpoczecia|od kiedy|staz|data przyjecia|poczatek pracy
        |pracuje od""",
    "signed_on": """
        signed on|signed|date signed|signature date|card date|card signed|signed card|card
        |date of signature|signed at
        |authorization date|card signed on|auth card|union card|signup date|sign up date|submitted~
        |submitted at~
        |timestamp~|submission date~|date submitted~|signed date|date~|created at~|completed~|entry date~
        |response date~
        |fecha de firma|firmado|firmo|fecha firma|tarjeta|tarjeta firmada|fecha~|marca temporal~|firma~
        |enviado~
        |date de signature|signe|signe le|carte signee|date signature|carte|horodateur~|soumis le~
        |dat siyati|dat li siyen|siyen|kat siyen|kat|dat~|siyen le
        |تاريخ توقيع|توقيع~|وقع|تاريخ بطاقه|تاريخ~|طابع زمني~
        |স্বাক্ষরের তারিখ|স্বাক্ষর~|সই~|সইয়ের তারিখ|কার্ড সই|তারিখ~|টাইমস্ট্যাম্প~
        |签名日期|签署日期|签字日期|签卡日期|签卡|日期~|提交时间~|时间戳~
        |data podpisu|podpisano|podpis~|data podpisania|karta podpisana|deklaracja|sygnatura czasowa~""",
    "rating": """
        rating|assessment|assess|score|rank~|level~|support level|support|union rating|1 5|0 5|code 1 5
        |union support
        |temperature|disposition|stance|yes no maybe|yes no|organizing rating|current assessment|bullseye
        |calificacion|evaluacion|nivel~|apoyo|valoracion|puntaje
        |evaluation|note 1 5|soutien|niveau~|appui
        |evalyasyon|nivo~|sipo|not 1 5
        |تقييم|درجه|مستوى~|دعم
        |মূল্যায়ন|রেটিং|সমর্থন|মান~
        |评估|评分|评级|支持度|等级~|态度
        |ocena|poparcie|poziom~|stopien poparcia""",
    "note": """
        note|notes|comment|comments|remarks|remark|issues|issue|details|memo|concerns|observations|info~
        |other~
        |next step|next steps|follow up|free text|anything else|skills|interests|can help with
        |what they said|why~
        |nota|notas|comentario|comentarios|observaciones|observacion|detalles|asuntos|otros~
        |comentarios adicionales
        |remarque|remarques|commentaire|commentaires|observation|autres~|a noter
        |not|remak|komante|obsevasyon|lot bagay~|detay
        |ملاحظه|ملاحظات|تعليق|تعليقات|تفاصيل
        |নোট|মন্তব্য|বিবরণ|টীকা
        |备注|说明|注释|评论|意见|其他~
        |uwagi|notatki|komentarz|komentarze|notatka|dopiski|inne~|spostrzezenia""",
    "record_id": """
        record id|record no|record #|record number|id|id #|external id|foreign id|uuid|guid|key~|row id
        |unique id|code~
        |contact id|person id|vanid|van id|member id|membership number|membership no|member no|member #
        |ref~|reference~
        |action network id|identifier|voter file vanid|system id|sign up id
        |identificador|id registro|clave~|numero de socio|numero de afiliado|codigo~|folio
        |identifiant|numero d adherent|id externe|code~|numero adherent
        |idantifyan|id dosye|nimewo manm|kod~
        |معرف|رقم سجل|رقم تعريف|رقم عضويه|كود~
        |আইডি|রেকর্ড আইডি|সদস্য নম্বর|ক্রমিক আইডি
        |编号|会员号|记录编号|会员编号|唯一标识
        |id rekordu|numer czlonkowski|nr czlonkowski|numer legitymacji|identyfikator rekordu""",
}
