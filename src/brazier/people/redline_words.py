"""Words that smell of what must never be written down, by topic and language. Pure data.

Entries are set off by commas. `*` stands for any ending. An entry that begins with `=` is read letter by
letter, capitals too: "ICE" is an agency, "ice" is cold; "gay" is a word, "Gay" is a name. What counts at work
is not here: pain, a sick child, breaks for prayer, probation, a party in the break room, an illegal firing, a
vote.
"""

TOPICS: dict[str, dict[str, str]] = {
    "immigration": {
        "en": """
            visa, visas, immigra*, undocumented, asylum, refugee*, deport, deported, deporting,
            deportation*, passport*, green card*, greencard*, work permit*, residence permit*, no papers,
            without papers, has papers, have papers, got papers, her papers, his papers, false papers,
            illegals, illegal alien*, here illegally, citizenship, leave to remain, settled status,
            naturaliz*, naturalis*, daca, h1b, h-1b, h2a, h-2a, h2b, h-2b, =TPS, =ICE, =ITIN, overstayed
        """,
        "es": """
            visado*, inmigra*, migratori*, indocumentad*, sin papeles, tiene papeles, sus papeles, asilo,
            refugiad*, deportad*, deportar*, deportacion*, pasaporte*, permiso de trabajo, tarjeta verde,
            la migra, ciudadania, cruzo la frontera
        """,
        "fr": """
            immigr*, sans papiers, sans-papiers, clandestin*, droit d'asile, demande* d'asile, refugie*,
            titre de sejour, carte de sejour, permis de sejour, permis de travail, passeport*, =OQTF,
            nationalite francaise
        """,
        "ht": """
            imigra*, viza, san papye, pa gen papye, gen papye, depote, depotasyon, rezidans, grin kat,
            kat vet, paspo, azil, refijye*, pemi travay
        """,
        "ar": """
            تأشيرة, فيزا, هجرة, مهاجر*, لاجئ*, لجوء, ترحيل, تصريح إقامة, إقامتها, إقامته, بدون أوراق,
            بلا أوراق, جواز سفر*, تصريح عمل, جنسيته, جنسيتها, على الجنسية, الجنسية الأمريكية
        """,
        "bn": """
            ভিসা*, অভিবাস*, শরণার্থী*, কাগজপত্র নেই, পাসপোর্ট*, গ্রিন কার্ড*, ওয়ার্ক পারমিট*, নাগরিকত্ব*,
            আশ্রয়প্রার্থী*, ডিপোর্ট*
        """,
        "zh": """
            签证, 移民, 难民, 非法居留, 偷渡, 遣返, 绿卡, 护照, 黑户, 没有身份, 没身份, 庇护, 工作许可
        """,
        "pl": """
            wiza, wize, wizy, wizie, imigra*, uchodz*, deporta*, kart* pobytu, pozwoleni* na prace,
            pozwoleni* na pobyt, przebywa nielegalnie, azyl*, paszport*, obywatelstw*, bez papierow
        """,
    },
    "health": {
        "en": """
            pregnan*, depressed, depression, cancer, cancers, tumor*, tumour*, chemo, chemotherap*, hiv,
            =AIDS, diabet*, epilep*, bipolar, schizo*, disabilit*, disabled person, disabled worker,
            medication*, addict, addicts, addicted, addiction*, alcoholic*, alcoholism, suicid*,
            in therapy, her therapist, his therapist, diagnos*, asthma*, miscarr*, abortion*,
            mental health, mental illness*, anxiety, autis*, adhd, ptsd, dialysis, in rehab,
            heart attack*, heart disease, surgery
        """,
        "es": """
            embaraz*, depresion, deprimid*, tumor*, quimio*, vih, sida, discapacid*, medicamento*,
            medicacion, adict*, adiccion*, alcoholi*, terapia, psiquiatr*, tiene asma, asmatic*, aborto*, ansiedad,
            cirugia*, esquizofren*
        """,
        "fr": """
            est enceinte, etait enceinte, tombe* enceinte, femme* enceinte*, grossesse*, depressi*,
            tumeur*, chimio*, handicap*, medicament*, alcooli*, toxicoman*, en therapie, psychiatr*,
            asthm*, avortement*, fausse couche, bipolaire*
        """,
        "ht": """
            ansent, gwoses, depresyon, kanse, dyabet*, epilepsi, maladi mantal, andikape*, medikaman*,
            gen tansyon, swisid*, avotman, sou dwog
        """,
        "ar": """
            هي حامل, حامل في, كانت حامل, سرطان, اكتئاب, مكتئب*, سكري, السكري, إعاقة, معاق*, صرع, إيدز,
            إدمان, مدمن*, انتحار, إجهاض, ربو, مرض نفسي, طبيب نفسي, عملية جراحية
        """,
        "bn": """
            গর্ভবতী*, ক্যান্সার*, ডায়াবেটিস*, বিষণ্নতা*, প্রতিবন্ধী*, এইডস*, মাদকাসক্ত*, আত্মহত্যা*,
            হাঁপানি*, মৃগী*, গর্ভপাত*, মানসিক রোগ*
        """,
        "zh": """
            怀孕, 孕妇, 癌, 抑郁, 糖尿病, 残疾, 艾滋, 癫痫, 精神病, 流产, 堕胎, 吸毒, 酗酒, 自杀, 哮喘,
            化疗, 手术
        """,
        "pl": """
            ciaza, ciazy, ciaze, depresj*, rak, raka, nowotwor*, chemioterapi*, cukrzyc*, padaczk*,
            niepelnosprawn*, uzaleznion*, alkoholi*, samoboj*, astma, astme, astmy, poroni*, aborcj*,
            schizofreni*, lekarstw*
        """,
    },
    "religion": {
        "en": """
            muslim*, moslem*, islamic, =islam, =christian, =christians, Christians, =is a Christian,
            christianity, jewish, =jew, =jews, =Jews, hindu, hindus, hinduism, buddhis*, catholic*,
            protestant*, evangelical*, atheis*, agnostic, mosque*, synagogue*, goes to church, her church,
            his church, their church, born again, jehovah*, mormon*, pentecostal*, =sikh, =sikhs,
            bible study
        """,
        "es": """
            musulman*, =cristiano, =cristiana, =cristianos, =cristianas, =judío, =judía, judios, es judia,
            es judio, catolic*, evangelic*, ateo, atea, ateos, mezquita*, sinagoga*, testigo* de jehova,
            va a la iglesia, su iglesia, budista*
        """,
        "fr": """
            =chrétien, =chrétienne, =chrétiens, =chretien, =chretienne, juif, juifs, juive*, catholique*,
            athee*, mosquee*, bouddhis*, hindou*, evangeliqu*, temoin* de jehovah, son eglise,
            va a l'eglise
        """,
        "ht": """
            mizilman*, li kretyen, legliz li, nan legliz, katolik*, pwotestan*, levanjil, temwen jewova,
            vodouyizan*, fe vodou, jwif
        """,
        "ar": """
            مسلم, مسلمة, مسلمون, مسلمين, مسيحي*, يهودي*, كنيسة, مسجد, بوذي*, هندوسي*, ملحد*, شيعي*,
            كاثوليكي*
        """,
        "bn": """
            মুসলিম*, মুসলমান*, হিন্দু*, খ্রিস্টান*, বৌদ্ধ*, ইহুদি*, মসজিদ*, মন্দির*, গির্জা*, নাস্তিক*
        """,
        "zh": """
            穆斯林, 基督徒, 基督教, 佛教, 天主教, 回教, 伊斯兰, 犹太, 清真寺, 教堂, 信教
        """,
        "pl": """
            muzulman*, chrzescijan*, katoli*, zyd, zydem, zydowk*, zydow, ewangelik*, ateist*, meczet*,
            synagog*, buddyst*, prawoslawn*, swiad* jehowy
        """,
    },
    "politics": {
        "en": """
            republican, republicans, democrat, democrats, trump, biden, communis*, socialis*,
            is conservative, a conservative, conservatives, is liberal, a liberal, liberals, maga, tory,
            tories, party member*, labour party, votes labour, political party, far right, far left, =GOP
        """,
        "es": """
            republicano*, republicana*, democrata*, comunis*, partido politico, votante de, milita en
        """,
        "fr": """
            republicain*, communis*, rassemblement national, front national, le pen, macroniste*,
            melenchoniste*, parti politique, extreme droite, extreme gauche
        """,
        "ht": """
            repibliken*, demokrat, kominis*, sosyalis*, lavalas, pati politik, =PHTK
        """,
        "ar": """
            شيوعي*, اشتراكية, الحزب, حزبي*, حزب سياسي, الإخوان المسلمين
        """,
        "bn": """
            কমিউনিস্ট*, আওয়ামী*, বিএনপি*, জামায়াত*, রিপাবলিকান*, ডেমোক্র্যাট*, রাজনৈতিক দল*
        """,
        "zh": """
            党员, 共产党, 国民党, 共和党, 民主党, 入党, 政治立场
        """,
        "pl": """
            komunist*, socjalist*, =PiS, pisowiec, pisowsk*, platforma obywatelska, prawicow*, lewicow*,
            partia polityczna, partii politycznej
        """,
    },
    "sexuality": {
        "en": """
            =gay, gays, lesbian*, bisexual*, transgender*, trans woman, trans man, is trans, queer*,
            homosexual*, sexual orientation, love affair, having an affair, has an affair, lgbt*,
            sleeping with, sleeps with, cheating on, nonbinary, non-binary, same-sex
        """,
        "es": """
            lesbiana*, transexual*, transgenero*, orientacion sexual, tiene un amante, tiene una amante,
            marica, maricon*
        """,
        "fr": """
            lesbienne*, homosexuel*, bisexuel*, transgenre*, transsexuel*, orientation sexuelle,
            a un amant, a une maitresse
        """,
        "ht": """
            masisi*, madivin*, lesbyen*, omoseksyel*, biseksyel*
        """,
        "ar": """
            مثلي الجنس, مثلية الجنس, مثليين, مثليات, شاذ جنسيا, سحاقية, لوطي, ميول جنسية, متحول جنسيا,
            متحولة جنسيا
        """,
        "bn": """
            সমকামী*, উভকামী*, হিজড়া*, লেসবিয়ান*, রূপান্তরকামী*, ট্রান্সজেন্ডার*
        """,
        "zh": """
            同性恋, 双性恋, 跨性别, 变性人, 出柜, 婚外情, 性取向
        """,
        "pl": """
            gej, geja, gejem, gejow*, lesbij*, homoseksual*, biseksual*, transplciow*, transseksual*,
            orientacj* seksualn*, ma romans
        """,
    },
    "criminal record": {
        "en": """
            convicted, convict, convicts, criminal conviction*, felon, felons, felony, felonies, jail,
            jailed, prison*, parole, probation officer, criminal record*, criminal charge*, arrested,
            arrest, did time, served time, ex-con, rap sheet, =DUI, restraining order, on bail,
            misdemeanor*, police record
        """,
        "es": """
            carcel*, condenad*, antecedentes penales, antecedentes policiales, arrestad*,
            libertad condicional, presidiari*, delincuente*, orden de arresto, estuvo preso, estuvo presa,
            ex convicto, exconvicto
        """,
        "fr": """
            condamn*, casier judiciaire, garde a vue, arrete* par la police, liberation conditionnelle,
            bracelet electronique, repris de justice, incarcer*
        """,
        "ht": """
            prizon*, kondane*, kazye jidisye, lapolis arete, arete pa lapolis, kriminel*
        """,
        "ar": """
            سجن, السجن, سجين*, مسجون*, سوابق, سجل جنائي, صحيفة جنائية, حكم عليه, معتقل*, اعتقال,
            إفراج مشروط
        """,
        "bn": """
            জেল, জেলে, জেলখানা*, কারাগার*, সাজাপ্রাপ্ত*, দণ্ডিত*, গ্রেপ্তার*, গ্রেফতার*, অপরাধী*, আসামি*,
            প্যারোল*
        """,
        "zh": """
            坐牢, 监狱, 前科, 案底, 犯罪记录, 判刑, 假释, 缓刑, 被捕, 入狱, 服刑, 拘留
        """,
        "pl": """
            wiezieni*, wiezien, wieznia, karany, karana, karani, karalnosc*, skazan*, aresztowan*,
            warunkowe zwolnienie, zwolnienie warunkowe, kryminalist*
        """,
    },
}

BORNE = """
    christian christiane cristian cristiano cristiana chretien islam muslim moslem gay gays visa viza rak
    zyd jew trump biden tory sikh hindu judia judio مسلم مسلمة مسيحي মুসলিম
"""
"""Of those, what people are called: it says nothing where a name is asked for."""

TRADES = """
    nurse nurses aide aides officer guard clerk tech technician counselor counsellor therapist teacher
    chaplain coordinator specialist interpreter lawyer attorney pharmacist caseworker advocate educator
    orderly enfermera enfermero auxiliar oficial guardia tecnico tecnica maestra maestro terapeuta
    consejera consejero capellan abogada abogado infirmiere infirmier aide-soignante agent gardien
    surveillant surveillante technicien educateur aumonier avocat enfimye gadyen teknisyen avoka
    pielegniarka pielegniarz opiekun opiekunka straznik strazniczka technik kapelan adwokat ممرض ممرضة
    حارس موظف فني محامي নার্স কর্মকর্তা শিক্ষক 护士 护工 狱警 技术员 律师
"""
"""Trades that have to do with such things: a prison guard's job is no record of hers."""
