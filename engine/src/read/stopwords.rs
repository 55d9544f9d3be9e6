//! Function words: the words that every text of a language is full of.
//!
//! In one short story they can be as rare as a name; without these lists "our"
//! and "they" would prove that two sentences say the same.

/// Articles, pronouns, prepositions, conjunctions and auxiliaries, as keys.
const ENGLISH: &str = "
    a about after again against all also am an and any are as at be because been before being between both but
    by can could did do does doing don't down during each even few for from further had has have having he her
    here hers him his how i if in into is isn't it it's its just like made make many may me might more most
    much must my no nor not now of off on once one only or other our out over own said same say says saying
    she should since so some still such than that that's the their them then there these they this those
    through to told too under until up us very was we were what when where which while who whom why will with
    would you your according added didn't wasn't won't can't we're they're he's she's i'm mr mrs ms";

/// The words by which English news says where it has something from.
const REPORTING: &str = "
    spokesman spokeswoman spokesperson spokesmen reporter reporters journalist journalists statement interview
    news conference agency comment comments noted explained stated announced";

/// As [`ENGLISH`].
const GERMAN: &str = "
    aber als am an auch auf aus bei bis da das dass dem den der des die doch durch ein eine einem einen einer
    eines er es fur gegen hat hatte haben ich ihm ihn ihr ihre im in ist kann kein mit nach nicht noch nur
    oder sagte sein seine sich sie sind so uber um und unter vom von vor war waren was wenn werden wie wir
    wird worden wurde wurden zu zum zur";

/// As [`ENGLISH`].
const FRENCH: &str = "
    au aux avec ce cette ces dans de des du elle elles en est et etait ete il ils je la le les leur leurs mais
    ne nous on ont ou par pas plus pour qu que qui sa se ses son sont sur un une vous";

/// As [`ENGLISH`].
const SPANISH: &str = "
    al como con del el ella ellos era es esta este esto fue ha han hay la las lo los mas muy no para pero por
    que se segun ser si sin sobre son su sus tambien un una unos y ya";

/// Returns all function words, as keys.
pub fn function_words() -> impl Iterator<Item = &'static str> {
    [ENGLISH, REPORTING, GERMAN, FRENCH, SPANISH].into_iter().flat_map(str::split_whitespace)
}
