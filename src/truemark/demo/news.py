"""News sentences, invented, with entities, relations and topic."""

from typing import Any

GUIDELINE = """# News entities and topics

Mark every **person**, **organisation**, **place** and **date**, say how they are related, and choose the topic.

## Entities

| label | mark | do not mark |
|---|---|---|
| person | full names and surnames, without titles: Dr. **Amina Haddad** | he, she, the minister |
| organisation | companies, parties, clubs, universities, authorities | the government, the team |
| place | countries, cities, rivers, buildings with a name | the city, abroad |
| date | days, months, years, written or in figures | yesterday, last week |

- Mark the **longest** name: *University of **Tartu*** is one organisation, and *Tartu* inside it is a place as well.
- A possessive **'s** does not belong to the name.

## Relations

- **works for**: from a person to an organisation they lead, play for or are employed by.
- **based in**: from an organisation to the place of its seat.

## Topic

One topic, by what the sentence is *about*, not by who is in it: a minister opening a museum is **culture**.

## When in doubt

Skip with a reason rather than guess.
"""

SCHEMA: dict[str, Any] = {
    "stages": [{"name": "text", "type": "text", "source": "text"}],
    "questions": [
        {
            "name": "entities",
            "type": "regions",
            "stage": "text",
            "shapes": ["span"],
            "guide": "entities",
            "labels": [
                {"name": "person", "color": "#0072b2"},
                {
                    "name": "organisation",
                    "color": "#d55e00",
                    "attributes": [
                        {"name": "kind", "type": "choice", "options": ["company", "public", "club", "other"]}
                    ],
                },
                {"name": "place", "color": "#009e73"},
                {"name": "date", "color": "#cc79a7"},
            ],
        },
        {
            "name": "relations",
            "type": "relations",
            "from": "entities",
            "to": "entities",
            "labels": [{"name": "works for", "color": "#8c6d00"}, {"name": "based in", "color": "#7a4fa3"}],
        },
        {
            "name": "topic",
            "type": "choice",
            "required": True,
            "guide": "topic",
            "options": ["politics", "business", "sport", "science", "culture"],
        },
        {
            "name": "certainty",
            "type": "rating",
            "title": "How sure are you?",
            "min": 1,
            "max": 5,
            "low": "a guess",
            "high": "certain",
        },
    ],
}

LINES = """
politics | [Maria Silva](person) was sworn in as mayor of [Lisbon](place) on [12 March](date).
business | [Northwind Shipping](organisation), based in [Rotterdam](place), will buy two ferries from [Aker Yards](organisation). | 0 based in 1
sport | [Jonas Berg](person) scored twice for [FC Nordland](organisation) in the final at [Ullevaal Stadium](place). | 0 works for 1
science | A team at the [University of Tartu](organisation) has mapped the moss of the [Faroe Islands](place).
culture | The [Museum of Modern Craft](organisation) in [Vienna](place) opens its new wing in [October](date). | 0 based in 1
politics | The [Green Alliance](organisation) chose [Tomáš Novák](person) as its candidate for [Prague](place). | 1 works for 0
business | [Helena Costa](person), head of [Banco do Norte](organisation), warned of slower growth in [Portugal](place). | 0 works for 1
sport | After nine years at [AC Lumen](organisation) the keeper [Paolo Ricci](person) moves to [Basel](place). | 1 works for 0
science | [Dr. Amina Haddad](person) of the [Cairo Institute of Physics](organisation) measured the flare on [3 May 2024](date). | 0 works for 1
culture | [Yuki Tanaka](person)'s film about a lighthouse keeper won the main prize in [Locarno](place).
business | The bakery chain [Kornhaus](organisation) of [Bern](place) closes eleven of its shops by [June](date). | 0 based in 1
politics | In [Nairobi](place) the minister [Grace Wanjiru](person) presented a budget without new taxes.
sport | [Team Sierra](organisation) withdrew from the tour after [Luca Moretti](person) crashed near [Grenoble](place). | 1 works for 0
science | The probe of the [European Orbital Agency](organisation) reached the comet on [14 February 2025](date).
culture | A lost score by [Clara Weiss](person) was played in [Leipzig](place) for the first time since [1891](date).
business | [Sunfield Energy](organisation) hired [Omar Said](person) to run its solar parks in [Morocco](place). | 1 works for 0
politics | [Ingrid Larsen](person) left the [Coastal Party](organisation) a week before the vote in [Norway](place). | 0 works for 1
sport | The [Cardiff Dragons](organisation) beat [Dublin Harps](organisation) by a single point on [Sunday](date).
science | Researchers at [Delta Genomics](organisation) in [Boston](place) grew wheat that needs half the water. | 0 based in 1
culture | [Kofi Mensah](person) reads from his new novel at the [Old Customs House](place) on [9 September](date).
business | Shares of [Helios Motors](organisation) fell after [Anna Kowalska](person) stepped down as its chief. | 1 works for 0
politics | The mayors of [Ghent](place) and [Lille](place) signed a pact on river traffic on [1 July](date).
sport | [Sofia Petrova](person) of [Dynamo Varna](organisation) set a national record over 800 metres. | 0 works for 1
science | The [Institute for Polar Research](organisation) lost contact with its station on [Svalbard](place).
culture | Visitors to the [Prado](organisation) can see the restored panel from [Tuesday](date).
business | [Pier Nine](organisation), a start-up from [Tallinn](place), rents out electric cargo bikes. | 0 based in 1
politics | [Rafael Ortiz](person) told the [Senate](organisation) that the dam at [Río Seco](place) is safe.
sport | The veteran [Marcus Hill](person) returns to the [Boston Mariners](organisation) for a last season. | 0 works for 1
science | A meteorite found near [Agadez](place) in [2021](date) turned out to be older than the [Earth](place).
culture | The choir of [St. Olav](place) sang works by [Hildur Jónsdóttir](person) to a full house.
business | [Claire Dubois](person) will lead the [Lyon](place) office of [Meridian Insurance](organisation). | 0 works for 2
politics | The court in [The Hague](place) heard [Ivan Marek](person) on [Thursday](date).
sport | [Rovers United](organisation) of [Leeds](place) play under a new name from [August](date). | 0 based in 1
science | [Mei Lin](person) and her students at [Pacific University](organisation) taught a robot to fold shirts. | 0 works for 1
culture | The opera in [Sydney](place) drops ticket prices for everybody under thirty.
business | The airline [Skua](organisation) resumes its flights between [Reykjavík](place) and [Nuuk](place).
politics | [Fatima Zahra](person) of the [Reform Bloc](organisation) won the seat in [Fès](place) by 41 votes. | 0 works for 1
sport | Rain stopped the match in [Colombo](place) with [Sri Lanka](place) four wickets from victory.
science | The vaccine of [Novagen](organisation), tested in [Accra](place) since [January](date), protects for two years.
culture | [Lena Fischer](person) restores the frescoes of [Padua](place) for the [Giotto Foundation](organisation). | 0 works for 2
business | The brewery [Alte Linde](organisation) in [Bamberg](place) was sold to its forty workers. | 0 based in 1
politics | Voters in [Chile](place) go to the polls on [21 November](date), and [Diego Rojas](person) leads.
sport | The chess club [Caissa](organisation) from [Zagreb](place) won all its games in [May](date). | 0 based in 1
science | With a telescope on [La Palma](place), [Pilar Gómez](person) found a moon that nobody had seen.
culture | The publisher [Kestrel Books](organisation) brings back the diaries of [Edith Marsh](person).
business | [Tomasz Zielinski](person) founded [Amber Logistics](organisation) in [Gdańsk](place) in [2009](date). | 0 works for 1; 1 based in 2
politics | The [Ministry of Transport](organisation) in [Warsaw](place) stopped the tender on [Friday](date). | 0 based in 1
sport | [Nadia Rahman](person) swam from [Dover](place) to [Calais](place) in nine hours.
science | The [Kyoto Brain Center](organisation) published the wiring of a bee's eye. |
culture | [Samuel Okafor](person) photographs the last cinemas of [Lagos](place). |
"""
