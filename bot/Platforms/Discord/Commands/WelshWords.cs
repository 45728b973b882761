using System.Collections.Frozen;

namespace Belong.Bot.Platforms.Discord.Commands;

/// <summary>Descriptions in Welsh, by command and by command and option; what is not here stays in English.</summary>
internal static class WelshWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["report"] = "Rhoi gwybod am neges neu bryder; bydd eich enw'n aros yn gyfrinachol",
        ["report message"] = "Dolen neu ID y neges",
        ["report member"] = "Am bwy mae hyn",
        ["report clause"] = "Am beth mae hyn",
        ["report words"] = "Beth ddigwyddodd, yn eich geiriau chi",
        ["report behalf"] = "Ar ran rhywun arall: yr enw",
        ["report confidential"] = "Cadw eich enw rhag y cymedrolwyr hefyd (fel arfer: ie)",
        ["my"] = "Eich adroddiadau a'ch cofnod",
        ["my reports"] = "Hynt yr adroddiadau a wnaethoch",
        ["my record"] = "Y nodiadau atgoffa a'r sancsiynau ar eich cofnod chi",
        ["charter"] = "Darllen y siarter, neu ddod o hyd i gymal",
        ["charter words"] = "Y pwnc, neu ID cymal",
        ["help"] = "Beth y gallwch ei wneud yma",
        ["queue"] = "Yr achosion sy'n aros",
        ["case"] = "Gweithio ar achosion",
        ["case show"] = "Cerdyn achos",
        ["case claim"] = "Cymryd achos, neu ei gymryd drosodd",
        ["case note"] = "Ychwanegu nodyn at achos",
        ["case note text"] = "Y nodyn",
        ["case show case"] = "Rhif yr achos",
        ["case claim case"] = "Rhif yr achos",
        ["case note case"] = "Rhif yr achos",
        ["case reveal case"] = "Rhif yr achos",
        ["history"] = "Achosion blaenorol aelod",
        ["history member"] = "Pa aelod",
        ["warn"] = "Rhybuddio aelod",
        ["warn member"] = "Am bwy mae hyn",
        ["warn clause"] = "ID y cymal, er enghraifft C20",
        ["cease"] = "Gofyn i aelod roi'r gorau iddi",
        ["cease member"] = "Am bwy mae hyn",
        ["cease clause"] = "ID y cymal, er enghraifft C20",
        ["expel"] = "Cynnig diarddel aelod",
        ["expel member"] = "Am bwy mae hyn",
        ["expel clause"] = "ID y cymal, er enghraifft C20",
    }.ToFrozenDictionary();

    public static string? Find(string key) => Words.GetValueOrDefault(key);
}
