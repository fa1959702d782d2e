"""What people are told to do on leaflets, by language, forms of one ask together; and what joins two asks."""

Asks = tuple[tuple[str, ...], ...]


def _asks(listed: str) -> Asks:
    return tuple(tuple(part.split()) for part in listed.split(","))


ASKS: dict[str, Asks] = {
    "en": _asks(
        "sign, come join attend, call phone ring, talk speak, vote, wear, scan, text message, tell, bring, take, "
        "read, ask, write, give donate, share spread, meet, march, strike, pledge, stand, walk, send, visit, "
        "stop, help, show, say, go, fill, return, download, follow, register, refuse, keep, put"
    ),
    "es": _asks(
        "firma firmen firme, ven vengan venga únete únanse asiste, llama llamen llame, habla hablen hable, "
        "vota voten vote, ponte pónganse usa usen, escanea escaneen, escribe escriban escriba, cuenta cuenten di, "
        "trae traigan traiga, toma tomen, lee lean, pregunta pregunten, da den dona, comparte compartan, "
        "marcha marchen, huelga, apoya apoyen, manda manden envía envíen, visita, ayuda ayuden, muestra, "
        "llena llenen, devuelve, descarga, rechaza, guarda"
    ),
    "ar": _asks(
        "وقع وقعوا وقعي, تعال تعالوا انضم انضموا احضروا احضر, اتصل اتصلوا, تحدث تحدثوا تكلم تكلموا, صوت صوتوا, "
        "البسوا البس, امسح امسحوا, اكتب اكتبوا, اخبر اخبروا, هات هاتوا, خذ خذوا, اقرا اقراوا, اسال اسالوا, "
        "تبرع تبرعوا, شارك شاركوا, ارسل ارسلوا, ساعد ساعدوا, قولوا قل, اضربوا"
    ),
    "fr": _asks(
        "signe signez signons, viens venez rejoins rejoignez, appelle appelez, parle parlez, vote votez, "
        "porte portez, scanne scannez, écris écrivez, dis dites, apporte apportez amène amenez, prends prenez, "
        "lis lisez, demande demandez, donne donnez, partage partagez, marche marchez, envoie envoyez, aide aidez, "
        "montre montrez, va allez, remplis remplissez, garde gardez, refuse refusez"
    ),
    "ht": _asks(
        "siyen, vini antre, rele, pale, vote, mete, eskane, ekri, di, pote mennen, pran, li, mande, bay, "
        "pataje, mache, voye, ede, montre, ale, ranpli, kenbe, refize"
    ),
    "bn": _asks(
        "সই স্বাক্ষর, আসুন এসো আসো যোগ, ফোন কল, কথা, ভোট, পরুন পরো, স্ক্যান, লিখুন লেখো, বলুন বলো, আনুন আনো, "
        "নিন নাও, পড়ুন পড়ো, জিজ্ঞেস, দিন দাও, শেয়ার, পাঠান পাঠাও, সাহায্য, দেখান দেখাও"
    ),
    "zh-hans": _asks(
        "签 签名 签字, 来 参加 加入, 打电话 致电, 跟 和我们谈, 投票 投, 戴 穿, 扫 扫码 扫描, 写, 告诉, 带, 拿, "
        "读, 问, 捐 给, 分享 转发, 游行, 罢工, 发, 帮, 去, 填"
    ),
    "pl": _asks(
        "podpisz podpiszcie podpiszmy, przyjdź przyjdźcie dołącz dołączcie, zadzwoń zadzwońcie, "
        "porozmawiaj porozmawiajcie, głosuj głosujcie zagłosuj zagłosujcie, załóż załóżcie noś noście, "
        "zeskanuj zeskanujcie, napisz napiszcie, powiedz powiedzcie, przyprowadź przyprowadźcie przynieś "
        "przynieście, weź weźcie, czytaj czytajcie przeczytaj przeczytajcie, zapytaj zapytajcie, daj dajcie "
        "wpłać wpłaćcie, podaj podajcie udostępnij, wyślij wyślijcie, pomóż pomóżcie, pokaż pokażcie, idź idźcie, "
        "wypełnij wypełnijcie, odmów odmówcie"
    ),
}
_AND = {
    "en": "and then or also plus & please let's lets",
    "es": "y e o u también luego después por favor",
    "ar": "ثم او و ايضا",
    "fr": "et ou puis aussi ensuite",
    "ht": "ak epi oswa tou answit",
    "bn": "এবং ও আর অথবা তারপর",
    "zh-hans": "并且 并 然后 再 或者 或 和 也",
    "pl": "i oraz lub albo a potem też także",
}
AND: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _AND.items()}
