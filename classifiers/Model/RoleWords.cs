namespace Belong.Classifiers.Model;

/// <summary>The words of each role, lower case, parted by spaces. A word listed twice keeps its last role.</summary>
internal static class RoleWords
{
    public static IReadOnlyList<(WordRole Role, string Words)> All { get; } =
    [
        (
            WordRole.Addressee,
            "you your yours yourself yourselves u ur ya yall y'all you're you've you'll you'd youre thou thy"
        ),
        (
            WordRole.Others,
            "they them their theirs themselves those these he him his she her hers himself herself "
                + "they're theyre that"
        ),
        (WordRole.Self, "i i'm im i've ive i'd i'll me my mine myself we we're we've we'll us our ours ourselves"),
        (
            WordRole.Negation,
            "not no never nobody none nothing neither nor without don't dont doesn't doesnt didn't "
                + "didnt isn't isnt "
                + "aren't arent wasn't wasnt weren't werent won't wont wouldn't wouldnt can't cant cannot couldn't "
                + "couldnt "
                + "shouldn't "
                + "shouldnt hasn't haven't hadn't ain't aint mustn't hardly rarely stop refuse nope"
        ),
        (
            WordRole.Report,
            "said says say saying told tells called calls calling wrote writes written shouted shouting "
                + "yelled screamed "
                + "posted posting quote quoted quoting quotes heard hearing reported reports reporting claimed claims "
                + "stated tweet tweeted "
                + "commented comments comment replied message messages received sent read graffiti slogan chanted "
                + "chanting "
                + "leaflet leaflets "
                + "described describing phrase phrases word words term terms alleged according account accounts "
                + "experience "
                + "experienced"
        ),
        (
            WordRole.Counter,
            "condemn condemned condemning unacceptable wrong challenge challenged challenging tackle "
                + "tackling oppose opposed "
                + "opposing reject rejected against counter countering fight fighting end ending address addressing "
                + "prevent preventing "
                + "disagree appalling shameful disgraceful horrified worrying solidarity stand report intervene "
                + "respond "
                + "responding"
        ),
        (
            WordRole.Group,
            "women woman men man girls girl boys females female males muslim muslims islam islamic jew "
                + "jews jewish christian "
                + "christians catholic catholics hindu hindus sikh sikhs buddhist buddhists atheist atheists black "
                + "blacks "
                + "white whites asian "
                + "asians african africans arab arabs indian indians pakistani pakistanis bangladeshi chinese japanese "
                + "korean polish poles "
                + "romanian romanians european turkish turks kurdish mexican mexicans latino latinos hispanic roma "
                + "romany "
                + "gypsy gypsies "
                + "traveller travellers immigrant immigrants migrant migrants refugee refugees asylum foreigner "
                + "foreigners "
                + "gay gays lesbian "
                + "lesbians bisexual bi queer lgbt lgbtq lgbtq+ trans transgender nonbinary non-binary intersex "
                + "homosexual "
                + "homosexuals "
                + "disabled disability disabilities deaf blind autistic autism wheelchair dyslexic adhd elderly "
                + "pensioner "
                + "pensioners old young "
                + "youth native irish scottish welsh english british somali syrian afghan afghans iranian iraqi "
                + "nigerian "
                + "ghanaian caribbean "
                + "jamaican ukrainian ukrainians russian russians israeli israelis palestinian palestinians mormon "
                + "mormons "
                + "pregnant mothers "
                + "fat veterans feminists feminist hijab turban brown"
        ),
        (
            WordRole.Sweeping,
            "all every everyone always typical whole entire any only just most ones kind type lot bunch"
        ),
        (
            WordRole.Demand,
            "should must deserve deserves deserved need needs ought shall let lets let's gonna gotta "
                + "going will i'ma"
        ),
        (
            WordRole.Harm,
            "kill kills killed killing murder murdered beat beaten beating burn burned shoot shot stab "
                + "stabbed hang hanged "
                + "lynch attack attacked attacking bomb bombed destroy destroyed hurt die dies dead death punch smash "
                + "slap "
                + "rape raped strangle "
                + "gas gassed exterminate execute hunt gun knife bullet find watch watching regret pay"
        ),
        (
            WordRole.CallToAction,
            "buy order subscribe click book booking dm inbox call contact enquire visit sign "
                + "register join follow check "
                + "checkout download claim grab apply get message email hire invest upgrade schedule reserve swipe tap "
                + "link bio drop slots"
        ),
        (
            WordRole.Offer,
            "discount discounts off sale deal deals price pricing priced rate rates package packages "
                + "bundle offer offers offering "
                + "services service clients client customers consultancy consulting coaching consultant coach products "
                + "product platform solution "
                + "solutions software quote limited exclusive affordable premium earn income cash money crypto "
                + "investment "
                + "profit loan bonus "
                + "guaranteed guarantee deposit spots places course courses masterclass webinar proven results revenue "
                + "sales brand channel"
        ),
        (
            WordRole.Sharing,
            "free report toolkit toolkits guide guidance resource resources funded research study "
                + "findings evaluation library "
                + "open public shared sharing share minutes slides recording article paper briefing case template "
                + "templates survey vacancy role "
                + "job consultation grant funding thanks volunteer volunteers charity council event"
        ),
        (
            WordRole.Subject,
            "racism racist sexism sexist homophobia transphobia islamophobia antisemitism anti-semitism "
                + "extremism extremist hate "
                + "crime crimes harassment abuse abusive discrimination prejudice bullying policy conduct moderation "
                + "moderators training "
                + "workshop session policing safeguarding cohesion integration victims victim survivors survivor "
                + "incident "
                + "incidents far-right "
                + "hostility bias slur slurs stereotype stereotypes rhetoric propaganda"
        ),
        (
            WordRole.Warm,
            "thank grateful proud pride welcome welcomed love loved loves happy glad celebrate celebrating "
                + "celebration wonderful "
                + "great amazing beautiful brilliant appreciate friend friends congratulations hope kind respect "
                + "please "
                + "lovely support inspiring"
        ),
    ];
}
