"""Columns that are not taken: what we never keep, what is about somebody else, and what nobody needs.

Order of languages and signs as in `header_words`. A refused phrase wins over everything else.
"""

from typing import Final

REFUSED: Final[dict[str, str]] = {
    "immigration": """
        immigration|immigration status|visa|visa type|visa status|visa expiration|visa expiry|work permit
        |work authorization|work auth|ead
        |green card|citizen|citizenship|citizenship status|alien number|alien #|a number|i 9|i 9 status|i9
        |e verify|daca|tps
        |undocumented|documented|papers|legal status|residency status|resident status|right to work
        |passport|passport no
        |passport number|permanent resident|asylum|refugee|refugee status|immigrant|immigrant status
        |migration status|h1b|h2b
        |estatus migratorio|estado migratorio|situacion migratoria|migratorio|visado|visa de trabajo
        |permiso de trabajo
        |ciudadania|ciudadano|papeles|indocumentado|pasaporte|residencia legal|tarjeta verde|nie|tie
        |titre de sejour|carte de sejour|permis de travail|statut migratoire|situation administrative
        |sans papiers|citoyennete
        |passeport|numero de passeport|asile|statut d immigration
        |imigrasyon|estati imigrasyon|viza|papye|pemi travay|sitwayente|paspo|kat rezidans|kat vet
        |هجره|تاشيره|فيزا|اقامه|رقم اقامه|تصريح عمل|وضع قانوني|جنسيه|جواز سفر|رقم جواز|حاله هجره
        |رقم جواز سفر|لجوء|وضع هجره
        |অভিবাসন|অভিবাসন অবস্থা|ভিসা|ভিসার ধরন|পাসপোর্ট|পাসপোর্ট নম্বর|কাজের অনুমতি|নাগরিকত্ব|গ্রিন কার্ড
        |বৈধতা|ওয়ার্ক পারমিট
        |移民|移民身份|签证|签证类型|签证状态|工作许可|工卡|绿卡|国籍|护照|护照号|护照号码|居留|居留证|身份状态|合法身份
        |imigracja|status imigracyjny|wiza|zezwolenie na prace|pozwolenie na prace|obywatelstwo|paszport
        |nr paszportu
        |karta pobytu|pobyt|numer paszportu|legalnosc pobytu|status pobytu""",
    "health": """
        health|health status|health condition|health issues|medical|medical notes|medical condition
        |medical history|disability|disabled
        |disability status|pregnant|pregnancy|vaccinated|vaccination|vaccine|covid|covid status
        |covid vaccine|allergy|allergies
        |illness|sick|sickness|diagnosis|injury|injuries|medication|mental health|fmla|blood type
        |health insurance|insurance
        |accommodation|accommodations|hiv|doctor|workers comp|addiction|on leave reason
        |salud|estado de salud|discapacidad|enfermedad|embarazo|embarazada|alergias|vacuna|vacunado
        |vacunada|lesion|lesiones
        |seguro medico|medico|diagnostico|tipo de sangre|condicion medica
        |sante|etat de sante|handicap|maladie|grossesse|enceinte|allergie|vaccin|blessure|mutuelle
        |arret maladie|rqth
        |groupe sanguin|medicaments
        |sante li|maladi|andikap|ansent|alejik|vaksen|blese|asirans sante|gwosès|gwosese|medikaman
        |صحه|حاله صحيه|مرض|امراض|اعاقه|حمل|حامل|حساسيه|تطعيم|لقاح|اصابه|تامين صحي|فصيله دم|ادويه
        |স্বাস্থ্য|অসুস্থতা|রোগ|প্রতিবন্ধী|প্রতিবন্ধিতা|গর্ভবতী|গর্ভাবস্থা|অ্যালার্জি|টিকা|আঘাত
        |স্বাস্থ্য বীমা|রক্তের গ্রুপ
        |健康|健康状况|疾病|残疾|残障|怀孕|过敏|疫苗|伤病|病史|医疗|工伤|血型|病假
        |zdrowie|stan zdrowia|choroba|choroby|niepelnosprawnosc|ciaza|alergie|szczepienie|szczepiony|uraz
        |ubezpieczenie zdrowotne
        |grupa krwi|orzeczenie|zwolnienie lekarskie""",
    "religion": """
        religion|religious|religious affiliation|faith|church|mosque|temple|parish|synagogue|denomination
        |creed|prayer|prayer group
        |congregation|muslim|christian
        |religioso|iglesia|fe|mezquita|parroquia|culto|creencia|confesion
        |confession|eglise|mosquee|foi|paroisse|croyance
        |relijyon|legliz|lafwa|kwayans|moske
        |دين|ديانه|مذهب|مسجد|كنيسه|طائفه|معتقد
        |ধর্ম|মসজিদ|মন্দির|গির্জা|সম্প্রদায়
        |宗教|信仰|教会|宗教信仰|清真寺|教派
        |religia|wyznanie|wiara|kosciol|parafia|meczet""",
    "politics": """
        politics|political|political party|party|party affiliation|party registration
        |political affiliation|voted for|political views
        |registered party|voter party|partisan|ideology|party id
        |politica|partido|partido politico|afiliacion politica|ideologia|filiacion politica
        |politique|parti|parti politique|opinion politique|opinions politiques
        |politik|pati|pati politik|opinyon politik
        |سياسه|حزب|انتماء سياسي|توجه سياسي|حزب سياسي|راي سياسي
        |রাজনীতি|রাজনৈতিক দল|রাজনৈতিক মত
        |政治|政党|政治面貌|党派|政治倾向|党员
        |polityka|partia|partia polityczna|poglady polityczne|przynaleznosc partyjna""",
    "sexuality": """
        sexuality|sexual orientation|sexual identity|lgbt|lgbtq|lgbtqia|gender identity|transgender
        |pronoun reason|gay
        |sexualidad|orientacion sexual|identidad de genero|identidad sexual
        |sexualite|orientation sexuelle|identite de genre
        |seksyalite|oryantasyon seksyel
        |ميول جنسيه|توجه جنسي|ميول جنسي|هويه جنسيه
        |যৌনতা|যৌন পরিচয়|যৌন অভিমুখিতা
        |性取向|性向|性别认同
        |orientacja seksualna|seksualnosc|tozsamosc plciowa""",
    "criminal": """
        criminal|criminal record|criminal history|background check|background|felony|felonies|conviction
        |convictions|arrest|arrests
        |parole|probation officer|prison|record criminal|justice involved|incarcerated|warrants
        |antecedentes|antecedentes penales|antecedentes criminales|delitos|condenas|historial criminal
        |policiales
        |casier|casier judiciaire|antecedents judiciaires|condamnation|condamnations
        |kazye jidisye|dosye kriminel|prizon|krim
        |سوابق|سجل جنائي|سوابق جنائيه|صحيفه جنائيه|احكام جنائيه
        |অপরাধ|অপরাধের রেকর্ড|ফৌজদারি রেকর্ড|মামলা
        |犯罪|犯罪记录|前科|无犯罪记录|案底
        |karalnosc|niekaralnosc|kartoteka|przestepstwa|wyroki|rejestr karny""",
    "race": """
        race|ethnicity|ethnic|ethnic group|ethnic origin|race ethnicity|racial|national origin
        |country of birth|birthplace
        |place of birth|country of origin|nationality|skin color|origin|hispanic|tribe|caste
        |eeo
        |raza|etnia|etnicidad|origen etnico|nacionalidad|pais de origen|lugar de nacimiento
        |pais de nacimiento
        |ethnie|origine|origine ethnique|nationalite|pays de naissance|lieu de naissance|pays d origine
        |ras|etnisite|nasyonalite|peyi|peyi li soti|kote li fet|orijin
        |عرق|اصل|اصل عرقي|بلد ميلاد|مكان ميلاد|بلد اصلي|قبيله|محل ميلاد
        |জাতি|জাতিগোষ্ঠী|জাতীয়তা|জন্মস্থান|জাতিসত্তা|নিজ দেশ
        |种族|民族|族裔|籍贯|出生地|祖籍|原籍
        |rasa|narodowosc|pochodzenie|pochodzenie etniczne|kraj urodzenia|miejsce urodzenia
        |kraj pochodzenia""",
    "national_id": """
        ssn|ssn #|ss #|ss number|ss no|social|social security|social security number|social security no
        |social security #
        |soc sec|soc sec no|soc sec #|last 4 ssn|last 4 of ssn|last four ssn|last 4 of social
        |last 4 social|ssn last 4|ssn 4|last 4 ss|itin
        |tax id|tin|taxpayer id|national id|national id number|national identity number|ni number|ni no
        |nino|national insurance
        |national insurance number|nin|nhs number|driver license|drivers license|driver s license
        |dl number|dl #|dl no|license number|licence number
        |state id|government id|sin number|social insurance number|id card number
        |seguro social|numero de seguro social|numero seguro social|nss|no seguro social|curp|rfc|dni
        |cedula|cedula de identidad|ine|nif|rut|cuil
        |documento de identidad|numero de documento|numero de identidad|identidad nacional
        |licencia de conducir|licencia
        |numero de securite sociale|securite sociale|nir|nas|numero d assurance sociale|n securite sociale
        |carte d identite|numero de carte d identite|permis de conduire|cni
        |numero fiscal
        |nimewo sekirite sosyal|sekirite sosyal|nif ht|kat idantite|kat idantite nasyonal|lisans|ssn li
        |nimewo idantite
        |رقم قومي|رقم وطني|رقم هويه|هويه وطنيه|رقم ضمان اجتماعي|ضمان اجتماعي|رقم مدني|بطاقه شخصيه
        |رقم بطاقه هويه|هويه|رقم هويه وطنيه|رخصه قياده
        |জাতীয় পরিচয়পত্র|জাতীয় পরিচয়পত্র নম্বর|এনআইডি|এন আই ডি|এনআইডি নম্বর|পরিচয়পত্র নম্বর
        |সোশ্যাল সিকিউরিটি|সামাজিক নিরাপত্তা নম্বর|ড্রাইভিং লাইসেন্স|nid|nid no|nid number
        |身份证|身份证号|身份证号码|社保号|社会安全号|社安号|社会保险号|证件号|证件号码|公民身份号码|驾照|驾照号
        |pesel|numer pesel|nr pesel|nip|numer nip|dowod osobisty|nr dowodu|numer dowodu
        |seria i numer dowodu|numer ubezpieczenia|prawo jazdy""",
}
"""Kinds of column that are never kept, by reason code."""

SOMEONE_ELSE: Final = """
    emergency|emergency contact|emergency phone|emergency name|emergency contact name|ice|next of kin
    |spouse|husband|wife|partner|mother|father|parent|child
    |children|kin|guardian|beneficiary|manager|supervisor|boss|area manager|foreman|reports to
    |manager name|supervisor name
    |organizer|organiser|assigned to|assigned organizer|contacted by|talked to by|recruiter|recruited by
    |referred by|witness
    |steward|steward name|witness name|witness initials|collected by|who brought you|who talked|canvasser
    |caller|owner|buddy
    |lead organizer|signed by witness|entered by|uploaded by|created by|who brought them|invited by
    |emergencia|contacto de emergencia|telefono de emergencia|esposo|esposa|conyuge|madre|padre|hijos|jefe
    |jefa|gerente
    |supervisora|organizador|organizadora|asignado a|testigo|referido por|encargado|delegado
    |recomendado por
    |urgence|contact d urgence|en cas d urgence|personne a prevenir|conjoint|epoux|epouse|mere|pere
    |enfants|responsable
    |superieur|chef|organisateur|organisatrice|assigne a|temoin|delegue|parraine par
    |ijans|kontak ijans|nan ka ijans|mari|madanm|manman|papa|pitit|chef li|sipevize|oganizate|temwen|bos
    |طوارئ|جهه اتصال طوارئ|رقم طوارئ|زوج|زوجه|ام|اب|اولاد|مدير|مشرف|منظم|شاهد|مسؤول|مسوول|اسم مدير
    |هاتف طوارئ|قريب
    |জরুরি|জরুরি যোগাযোগ|স্বামী|স্ত্রী|মা|বাবা|পিতা|মাতা|পিতার নাম|মাতার নাম|সন্তান|ম্যানেজার|সুপারভাইজার
    |সংগঠক|সাক্ষী|অভিভাবক
    |紧急|紧急联系人|紧急电话|紧急联系电话|配偶|丈夫|妻子|父亲|母亲|子女|经理|主管|上司|组织者|负责人|见证人|介绍人|家属
    |w razie wypadku|kontakt alarmowy|osoba kontaktowa|malzonek|maz|zona|matka|ojciec|dzieci|kierownik
    |przelozony|brygadzista
    |organizator|organizatorka|swiadek|polecony przez|osoba do kontaktu
    """

NOT_NEEDED: Final = """
    gender|sex|m f|m f x|male female|pronouns|age|marital status|married|photo|picture|image|fax
    |fax number|pager|country|state|province|county
    |region|country code|wage|pay|pay rate|hourly rate|salary|rate|hourly|bank|bank account|account number
    |iban|routing number|company|employer|organization|organization name|website|url
    |web page|labels|label|type|phone type|email type|phone label|email label|title prefix|name prefix
    |prefix|salutation|mr mrs|phonetic
    |phonetic first name|phonetic last name|yomi|yomi name|file as|is my contact|group membership|opt in
    |opted in|opt out|subscribed|email status
    |status|active|employment status|term date|termination date|full time|part time|ft pt|full part time
    |fte|age group|latitude|longitude|lat|lng|lon
    |ip|ip address|source|campaign|score id|time zone|row|row #|row no|row number|s no|s n|sl no|sl|sr no
    |serial|serial no|line #|line no|count|#|no|nr|n|num|last seen|user id|username
    |last contact|last contacted|date of personal contact|date of contact|date contacted|contact date
    |last updated|updated at|modified|last talked
    |next contact date|last contact date
    |e mail label|e mail type|address type|address label|website value|website label|card number|card no
    |relation label|event label|custom field label
    |signature|initials|height|weight|size|t shirt size|shirt size|password|pin|date unixtime|date type
    |photo url|po box|extended address
    |genero|sexo|edad|estado civil|foto|pais|estado|provincia|region pais|salario|sueldo|pago|empresa
    |compania|activo|tipo|fila|num fila|talla|cuenta bancaria
    |genre|sexe|age annees|etat civil|pays|province etat|salaire|entreprise|societe|statut|type de contrat
    |numero de ligne|taux horaire|compte bancaire|taille
    |seks|laj|eta sivil|foto li|salè|sale|konpayi|estati|tip|nimewo liy
    |جنس|عمر|حاله اجتماعيه|صوره|بلد|دوله|راتب|اجر|شركه|حاله|نوع|تسلسل|مسلسل|م|رقم تسلسلي|محافظه|ولايه
    |লিঙ্গ|বয়স|বৈবাহিক অবস্থা|ছবি|দেশ|জেলা|বেতন|মজুরি|কোম্পানি|অবস্থা|ধরন|ক্রমিক|ক্রমিক নং|ক্রমিক নম্বর
    |ক্র নং|রাজ্য
    |性别|年龄|婚姻状况|照片|国家|省|省份|州|工资|薪水|公司|状态|类型|序号|行号|传真|单位|银行账号
    |plec|wiek|stan cywilny|zdjecie|kraj|wojewodztwo|powiat|wynagrodzenie|stawka|placa|firma|status umowy
    |typ|rodzaj|lp|l p|l dz|wymiar etatu|etat|numer konta
    |item|items|item name|product|product name|article|price|unit price|price each|cost|amount|quantity
    |qty|sku|barcode|subtotal|invoice no
    |producto|articulo|precio|precio unitario|cantidad|importe|coste|costo
    |produit|article|prix|prix unitaire|quantite|montant|cout
    |pwodwi|atik|pri inite|kantite
    |منتج|صنف|سلعه|سعر|كميه|مبلغ|ثمن
    |পণ্য|দাম|মূল্য|পরিমাণ|জিনিস
    |商品|产品|品名|价格|单价|数量|金额|货号
    |produkt|towar|nazwa towaru|cena|cena jednostkowa|ilosc|kwota|wartosc
    """

HARMLESS: Final = """
    health and safety|health safety|h s|health and safety rep|health and safety committee|safety rep
    |country code
    |union party|holiday party|social media|social group|salud y seguridad|seguridad y salud
    |sante et securite
    |bhp|سلامه وصحه مهنيه|健康安全
    """
"""Phrases that hold a refused word but mean something else."""
