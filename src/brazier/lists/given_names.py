"""Some common given and family names, to tell a column of first names from one of last names.

Only for telling columns apart; a worker whose name is not here is read just as well.
"""

from typing import Final

_GIVEN = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey
ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory
alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas
peter kyle noah ethan jeremy walter christian keith roger terry sean gerald carl dylan harold jordan
jesse bryan lawrence arthur gabriel bruce logan billy joe alan juan elijah willie albert wayne randy
mason vincent liam roy bobby caleb bradley russell lucas mary patricia jennifer linda elizabeth barbara
susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol
amanda melissa deborah stephanie rebecca laura sharon cynthia dorothy amy kathleen angela shirley emma
brenda pamela nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather
helen catherine diane julie victoria joyce lauren kelly christina ruth joan virginia judith evelyn
hannah andrea megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail
sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte
natalie theresa diana brittany doris kayla alexis lori marie tina latoya keisha tasha jamal darnell
tyrone deandre carlos luis jorge pedro miguel angel francisco jesus antonio manuel alejandro rafael
javier fernando ramon ricardo eduardo roberto mario sergio raul oscar ruben armando enrique alberto
arturo guadalupe ana rosa carmen juana margarita leticia alejandra veronica adriana gabriela elena
claudia silvia yolanda beatriz luz esperanza marisol lupe mercedes pilar xiomara yesenia diego andres
santiago mateo camila valentina sofia lucia ximena esteban gustavo hector ignacio julio marcos pablo
pierre jacques frantz wilner emmanuel ronald reginald fritz serge yves stanley guerlin evens jude lesly
wisly dieudonne guerda nadege mirlande fabiola roselaine micheline ketly darline esther islande judeline
wideline natacha carline edeline francois louis henri claude michel philippe alain bernard nicolas
laurent sylvie isabelle nathalie monique chantal helene mohammed muhammad mohamed mohammad ahmed ahmad
ali omar umar hassan hasan hussein hussain yusuf youssef yousef ibrahim khaled khalid mustafa mostafa
tariq tarek abdullah abdallah karim kareem said saeed saleh mahmoud nabil faisal ziad suleiman osman
bilal amin rashid fatima fatma aisha ayesha maryam mariam khadija zainab amina huda nour noor layla
leila halima samira yasmin hawa iman abdul abdi asha faduma hamza zahra salma rania kwame kofi kwasi yaw
ama akosua abena chidi chinedu emeka ngozi chioma ifeoma oluwaseun tunde bola femi folake adaeze obinna
uche ikenna aminata fatou mamadou moussa ousmane ibrahima cheikh awa rahim hossain shafiq rafiq jahangir
kamal nazrul sohel rubel sumon anwar babul mizanur saiful rahima shirin nasrin rokeya jahanara sharmin
momtaz rehana taslima farhana nusrat sultana wei fang min jing qiang lei yang yong jun jie tao ming chao
xia ping gang ying hua zhi jian xiao long peng hui bin ting xue anh linh minh huong tuan duc anna piotr
krzysztof andrzej tomasz pawel marcin michal grzegorz jakub lukasz katarzyna malgorzata agnieszka
barbara ewa krystyna elzbieta zofia jadwiga magdalena joanna monika karolina wojciech mateusz kamil
stanislaw jozef jerzy zbigniew
"""

_FAMILY = """
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez
gonzales wilson anderson taylor moore jackson martin lee perez thompson white harris sanchez clark
ramirez lewis robinson walker young allen king wright torres nguyen hill flores green adams nelson baker
hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards
collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey
reed howard ramos ward cox richardson watson brooks chavez wood bennett gray mendoza ruiz hughes price
alvarez castillo sanders patel myers ross foster jimenez munoz nunez vargas castro mendez romero herrera
medina aguilar vega guzman delgado dominguez rojas soto contreras guerrero luna salazar fuentes pena
navarro campos washington jefferson banks booker freeman jean baptiste etienne desir toussaint augustin
dorvil exantus fleurimond celestin estime guerrier lafleur medard noel saintil theodore valcin duverger
alcin belizaire cadet delva clerveaux dupont durand dubois lefebvre moreau bernard haddad khoury nasser
mansour qasim awad farah sharif darwish sayed warsame jama taha hosseini masri mensah owusu boateng
asante osei appiah okafor okeke eze nwosu adeyemi adebayo balogun diallo ndiaye diop traore sow fall
wang zhang liu chen zhao huang zhou wu xu sun zhu gao lin guo luo liang zheng cai deng feng zeng peng ye
chan wong leung cheung tran pham hoang rahman islam alam uddin miah begum khatun akter chowdhury ahmed
khan hasan sarkar mondal biswas nowak kowalski kowalska wisniewski wisniewska wojcik kowalczyk kaminski
kaminska lewandowski lewandowska zielinski szymanski wozniak dabrowski kozlowski jankowski mazur
krawczyk piotrowski grabowski
"""

GIVEN: Final = frozenset(_GIVEN.split())
FAMILY: Final = frozenset(_FAMILY.split())
