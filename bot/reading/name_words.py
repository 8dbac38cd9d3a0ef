"""Words that tell companies and people apart."""

from bot.reading.word_set import word_set

SUFFIXES = word_set(
    """
    academy agency airlines airways alliance analytics apparel associates automotive aviation bakery bank
    beverages biosciences biotech books brands brewery bros brothers builders capital care cargo chemicals cinemas
    clinic co collective college company consulting corp corporation cosmetics council cycles designs diagnostics
    dynamics electric electronics energy enterprises entertainment equity farms fashion films finance financial
    foods foundation foundry freight fund furniture games gardens genomics gmbh goods health healthcare holdings
    hospital hotel hotels imaging inc industries institute instruments insurance international investments
    jewelers kitchen lab laboratories labs law legal library lighting limited llc llp logistics ltd machines
    magazine mail manufacturing markets materials media medical metals mills mining mobility motors museum music
    mutual national network networks optics orchards partners payments pharma pharmaceuticals pharmacy pictures
    plastics plc power press printing productions properties publishers publishing radio railways realty records
    recycling rentals research resorts restaurants retail robotics rockets satellites school sciences search
    securities semiconductors services shipping silicon society software solar solutions stores studio studios
    supply systems technologies technology telecom telecommunications television textiles theater therapeutics
    toys trading transport travel trust university ventures vineyards vision water wealth wines works workshop
    yards
    """
)
"""What a company's name ends with; binds the words before it, whatever they mean elsewhere."""

ROLE_WORDS = word_set(
    "administrator analyst architect consultant design designer developer engineer engineering engineers intern"
    " internship manager position role scientist"
)
"""After these a suffix is no suffix: "systems design", "software engineer"."""

LEADERS = word_set(
    """
    add book call chat confirmed create doing fwd got have having hello hey hi i've interview interviewing invite
    join joining log meet meeting my our please re remind reminder save schedule scheduled see session upcoming
    """
)
"""Passed-over words that stand right before a company's name, capital or not: "Interview Acme"."""

FOLLOWERS = word_set(
    "appointment call chat conversation discussion interview interviewer interviewers interviews intro invitation"
    " invite meeting meetings recruiter recruiters recruiting screening session sessions team teams"
)
"""Passed-over words that stand right after a company's name, capital or not: "Acme Interview"."""

DEPARTMENTS = word_set(
    "backend compliance cloud design devops finance frontend hr it legal marketing mobile operations ops product"
    " qa risk sales security support"
)
"""Beside a company's name more often than in it: "Acme Sales interview"."""

GENERIC = word_set("business dream employer firm place shop startup") | SUFFIXES
"""In small letters and by themselves these name no company: "at the bank"."""

LINKING = word_set("a al and da de del den der di du e el en et la le of the und van von y")
"""Lower-case words inside capital names."""

GIVEN_NAMES = word_set(
    """
    aarav aaron abigail adam aditi ahmed aisha akiko alan alejandro alex alexander alexandra ali alice alicia
    alina alma amanda amara amber amelia amina amir amy ana anders andre andrea andrew andy angela angus anika
    anita anja ann anna anne anthony antonio anya ari arjun arthur ashley astrid audrey ava avery barbara beatriz
    bella ben benjamin beth bill billy blake bob boris brad brandon brenda brett brian bridget bruce bruno caleb
    cameron camila candice carla carlos carmen carol caroline casey cassie catherine cathy cecilia chad charles
    charlie charlotte chelsea chen cheryl chiara chidi chloe chris christian christina christine christopher chuck
    cindy claire clara claudia colin connor corey craig cynthia damian dana daniel daniela danielle danny darren
    dave david dean debbie deborah deepak denise dennis derek devon diana diego dmitri dominic don donald donna
    dorothy doug drew duncan dustin dylan ed eduardo edward eileen elaine eleanor elena eli elias elif elisa eliza
    elizabeth ella ellen ellie elsa emil emilia emily emma emmanuel eric erik erin ernesto esther ethan eugene eva
    evan evelyn farah fatima faye felix fernando fiona florence francesca frank freya gabriel gabriela gary gavin
    george georgia gerald gina giulia gloria gordon grace graham greg guillermo gwen hamza hana hannah harold
    harry hassan heather hector heidi helen helena henry hiro hiroshi holly howard hugo ian ibrahim imran ines
    ingrid irene irina isabel isabella ivan jack jackie jacob jake jakob jamal james jamie jane janet jared
    jasmine jason javier jay jean jeff jeffrey jennifer jenny jeremy jerry jess jessica jill jim jin joan joanna
    joanne joe joel joey john jon jonas jonathan jordan jorge jose joseph josh joshua josie joyce juan judith judy
    julia julian julie jun justin kai kara karen karim karl kate katherine kathleen katie katrina kavya kayla
    keith kelly kelsey ken kenji kenneth kevin kim kirsten kofi kris kumar kurt kwame kyle lara larry lars laura
    lauren layla leah lee lena leo leon leslie lewis li liam lillian lily linda lindsay lisa liu liz lloyd lorenzo
    louis louise luca lucas lucia lucy luis lukas luke lydia lynn mandy manuel marc marcel marco marcus maren
    margaret margo maria marie marina mario marissa mark marlene marta martin mary mateo matt matthew maurice max
    maxine maya megan mehmet mei melanie melissa mercedes meredith mia micah michael michelle miguel mike mina
    ming mitchell mohamed mohammed moira molly monica morgan myra nadia nancy naomi natalia natalie natasha nathan
    ned neha neil nelson ngozi nia niamh nicholas nick nicole nigel nikhil nikki nils nina noah noor nora norma
    norman nour olga oliver olivia omar omari oscar oskar owen pablo paige pam pamela pat patricia patrick paul
    paula pavel pedro pete peter petra phil philip phoebe pierre piotr preeti priya quentin quinn rachel rafael
    raj rajesh ralph ramon randy ravi ray raymond rebecca renee rex ricardo richard riley rita rob robbie robert
    roberto robin rodrigo roger rohan roland ron ronald rory rosa rose rosie ross roxanne roy ruby russell ruth
    ryan sabrina sally sam samantha samir samuel sana sandra sanjay sara sarah sasha scott sean sebastian selma
    sergei seth shane shannon sharon shaun sheila shirley shreya sid silvia simon siobhan skyler sofia sonia
    sophia sophie spencer stacy stan stanley stefan stella stephanie stephen steve steven stuart sue sunita suresh
    susan suzanne sven svetlana sylvia takeshi tamara tanya tara tariq tasha taylor ted teresa terry tessa theo
    thomas tiffany tim timothy tina toby todd tom tomas tomoko tony tracy travis trevor tyler uma ursula valentina
    valerie vanessa vera veronica victor victoria vikram vincent vivek vivian walter wanda warren wayne wei wendy
    wesley will william xavier xi xiao yan yara yasmin yolanda yuki yusuf yvonne zack zainab zara zoe
    """
)
"""Common given names: "with Dana" names an interviewer rather than a company."""
