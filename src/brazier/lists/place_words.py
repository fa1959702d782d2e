"""Departments and shifts as people say them: one place a line, its usual name first, then its other names.

Warehouse words come from the floor; the other trades are here so that a column of them is recognized.
"=" in front of a word: it names the same thing, only shorter or in another language. Without the sign it is
often used for the same thing, but not everywhere.
"""

from typing import Final

DEPARTMENTS: Final = """
Inbound | =ib | =in bound | entrada | entrant | wchodzace | 入库 | وارد | ইনবাউন্ড
Outbound | =ob | =out bound | salida | sortant | wychodzace | 出库 | صادر | আউটবাউন্ড
Pack | =packing | =packers | =packer | pk | empaque | empacado | emballage | anbalaj | pakowanie | 包装
    | 打包 | تعبئه | تغليف | প্যাকিং | প্যাক
Pick | =picking | =pickers | =picker | recoleccion | preparation de commandes | kompletacja | 拣货
    | انتقاء | পিকিং | পিক
Stow | =stowing | =stowers | =stower | almacenaje | rangement | skladowanie | 上架 | تخزين | স্টো
Ship Dock | =shipping dock | =shipdock | =ship dk | =shipping | dock | =sd | muelle | quai | embarque
    | expedition | rampa | 发货 | شحن | শিপিং
Receive Dock | =receiving dock | =recv dock | =rcv dock
Receiving | =receive | =recv | =rcv | =rec | recibo | recepcion | reception | resepsyon | przyjecia | 收货
    | استلام | রিসিভিং
Sort | =sorting | =sorters | =sortation | clasificacion | tri | triyaj | sortownia | 分拣 | فرز | সর্টিং
Returns | =return | =customer returns | =crets | devoluciones | retours | retou | zwroty | 退货 | مرتجعات
    | রিটার্ন
Maintenance | =rme | =maint | =mtce | =reliability maintenance engineering | mantenimiento | entretien
    | utrzymanie ruchu | 维修 | صيانه | রক্ষণাবেক্ষণ
ICQA | =inventory control | =inventory control quality assurance | =inventory | =icqa qa | inventario
    | inventaire | inwentaryzacja | 盘点 | جرد
Problem Solve | =ps | =problem solver | =problem solving | =prob solve | problemas
Amnesty | =afm | =amnesty floor monitor
Tote Runner | =water spider | =waterspider | =ws | =runner
Transportation | =trans | =tom | =transport | =yard | =yard marshal | transporte | transportu | 运输 | نقل
Loading | =load | =loader | =loaders | =truck load | cargadores | carga | chargement | zaladunek | 装货
    | تحميل
Unloading | =unload | =unloader | =truck unload | descarga | dechargement | rozladunek | 卸货
Slam | =slam line | =slam operator
Decant | =decanting
Learning | =learning ambassador | =training | =learning and development
Safety | =whs | =ehs | =workplace health and safety | seguridad | securite | sekirite | bhp | 安全
Security | =loss prevention | =lp | =asset protection | ochrona | 保安 | امن | নিরাপত্তা
Forklift | =pit | =reach truck | =fork lift | =forklift operator | montacargas | cariste | wozki widlowe
    | 叉车
Cleaning | =janitorial | =custodial | =housekeeping | =environmental services | =evs | limpieza
    | nettoyage | netwayaj | sprzatanie | 清洁 | تنظيف | পরিষ্কার
Kitchen | =back of house | =boh | =cooks | =cook | cocina | cuisine | kizin | kuchnia | 厨房 | مطبخ
    | রান্নাঘর
Front of House | =foh | =servers | =waiters | =dining room
Bar | =baristas | =barista | =bartenders
Front Desk | =reception desk | =guest services | recepcionista
Laundry | lavanderia | blanchisserie | pralnia | 洗衣
Nursing | =nurses | =nurse | =rn | =lpn | =cna | enfermeria | infirmiers | pielegniarki | 护理 | تمريض
Emergency Room | =er | =emergency dept
Intensive Care | =icu
Pharmacy | farmacia | pharmacie | apteka | 药房
Laboratory | =lab | laboratorio | laboratoire
Office | =admin | =administration | =clerical | oficina | bureau | biwo | biuro | 办公室 | اداره | অফিস
Human Resources | =hr | =people team | recursos humanos | rh | kadry | 人事
Finance | =accounting | =payroll | contabilidad | comptabilite | kontablite | ksiegowosc | 财务 | محاسبه
IT | =information technology | =tech support | informatica | informatique
Sales | =sales floor | ventas | ventes | vant | sprzedaz | 销售 | مبيعات | বিক্রয়
Cashier | =cashiers | =front end | =checkout | cajas | caisse | kes | kasa | 收银 | কাউন্টার
Grocery | =dry grocery | abarrotes | epicerie
Produce | =fruit and veg | =fruit | frutas
Deli | =delicatessen
Bakery | panaderia | boulangerie | boulanjri | piekarnia | 面包房
Meat | =butchers | =meat room | carniceria | boucherie
Stocking | =stockers | =replenishment | =overnight stock | reposicion | 补货
Drivers | =driver | =driving | choferes | conductores | chauffeurs | chofe | kierowcy | 司机 | سائقين | চালক
Delivery | =couriers | =courier | =last mile | =riders | reparto | livraison | livrezon | dostawa | 配送
    | توصيل | ডেলিভারি
Dispatch | despacho | dispozytornia | 调度
Production | =prod | =manufacturing | =mfg | produccion | pwodiksyon | produkcja | 生产 | انتاج | উৎপাদন
Assembly | =assembly line | =assemblers | ensamble | assemblage | asanblaj | montaz | 装配 | تجميع
Sewing | =stitching | =sewing line | costura | couture | kouti | szwalnia | 缝纫 | خياطه | সেলাই
Cutting | =cutters | corte | coupe | krojownia | 裁剪 | কাটিং
Finishing | acabado | finition | 后整 | ফিনিশিং
Welding | =welders | soldadura | soudure | spawalnia | 焊接 | لحام
Paint | =painting | =paint shop | pintura | peinture | lakiernia | 喷漆
Machining | =machine shop | =machinists | =cnc | maquinado | usinage
Tool Room | =tooling | =tool and die
Quality | =qa | =qc | =quality control | =quality assurance | calidad | qualite | kalite | jakosc | 质检
    | جوده | মান নিয়ন্ত্রণ
Facilities | =building services | instalaciones
Teaching | =teachers | =faculty | =instructors | docentes | enseignants | nauczyciele
Library | biblioteca | bibliotheque | biblioteka
Customer Service | =cs | =customer care | =call center | =contact center | atencion al cliente
    | service client | obsluga klienta | 客服
Warehouse | =whse | bodega | entrepot | magazyn | 仓库
"""

SHIFTS: Final = """
Days | =day | =da | =dy | =d | =days shift | =dia | =diurno | de dia | =jour | journee | =jou | =lajounen
    | =jounen | =dzien | =dzienna | =白班 | =日班 | =نهاري | نهار | =দিন | ডে | =দিনের
Nights | =night | =ns | =nt | =n | =nite | =nites | =overnight | =overnights | =nt shift | =noche
    | =nocturno | =nocturna | de noche | =nuit | =lannwit | =nwit | =noc | =nocna | =noce | =夜班 | 晚班
    | =ليلي | ليل | =রাত | =নাইট | =রাতের
Mornings | =morning | =am | =a m | =manana | =matutino | =matin | =maten | =rano | =ranna | =poranna
    | =早班 | =صباحي | صباح | =সকাল | =সকালের
Afternoons | =afternoon | =pm | =p m | =tarde | =vespertino | apres midi | apremidi | =popoludnie
    | =popoludniowa | 中班 | مسائي | مساء | =বিকাল | =বিকেল | দুপুর
Evenings | =evening | =eve | =eves | soir | aswe | wieczor | wieczorna | সন্ধ্যা
Front Half | =fh | =front
Back Half | =bh | =back
Front Half Days | =fhd | =fh days | =front half day | =fh day
Front Half Nights | =fhn | =fh nights | =front half night | =fh night
Back Half Days | =bhd | =bh days | =back half day | =bh day
Back Half Nights | =bhn | =bh nights | =back half night | =bh night
Donut | =donuts | =donut days | =dn | =donut day
Donut Nights | =donut night | =dnn
Flex | =flx | =flexible | =flex pt | =flex part time | flexible horario
Reduced Time | =rt | =reduced
Twilight | =twi | =twlt | =tw | =twl
Sunrise | =sun rise
Sunset | =sun set
Graveyard | =graves | =gy
Swing | =swings | =mids swing
Mids | =mid | =middle shift
1st Shift | =first | =1st | =shift 1 | =first shift | =1 shift | =primero | =primer turno | =1er turno
    | =turno 1 | =premiere equipe | =1ere equipe | =premye chif | =1 zmiana | =i zmiana
    | =pierwsza zmiana | =第一班
2nd Shift | =second | =2nd | =shift 2 | =second shift | =2 shift | =segundo | =segundo turno
    | =2do turno | =turno 2 | =deuxieme equipe | =2eme equipe | =dezyem chif | =2 zmiana | =ii zmiana
    | =druga zmiana | =第二班
3rd Shift | =third | =3rd | =shift 3 | =third shift | =3 shift | =tercero | =tercer turno | =3er turno
    | =turno 3 | =troisieme equipe | =3eme equipe | =twazyem chif | =3 zmiana | =iii zmiana
    | =trzecia zmiana | =第三班
4th Shift | =fourth | =4th | =shift 4 | =fourth shift | cuarto turno
A Shift | =shift a | =a team | =a crew
B Shift | =shift b | =b team | =b crew
C Shift | =shift c | =c team | =c crew
D Shift | =shift d | =d team | =d crew
Weekends | =weekend | =wknd | =wkend | =we | fin de semana | fines de semana | week end | wikenn
    | weekendy | 周末 | عطله نهايه | সপ্তাহান্ত
Weekdays | =weekday | entre semana | en semaine
Full Time | =ft | =full time shift | tiempo completo | temps plein | pelny etat | 全职
Part Time | =pt | =part time shift | medio tiempo | temps partiel | czesc etatu | 兼职
Rotating | =rotation | =rotates | rotativo | rotatif | zmianowa | 轮班
On Call | =oncall | =per diem | guardia | astreinte
"""

_NOISE_WORDS: Final = (
    "shift shifts dept department departments team crew turno turnos departamento depto depatman "
    "equipe zmiana dzial service sevis chif de del la le les el the on ورديه قسم"
)
NOISE: Final = frozenset(_NOISE_WORDS.split())
"""Words that may stand beside a place without changing it: "Pack dept", "turno de noche"."""
