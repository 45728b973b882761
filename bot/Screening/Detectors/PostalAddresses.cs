using System.Text.RegularExpressions;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>A house number, a street and a United Kingdom postcode together.</summary>
internal static partial class PostalAddresses
{
    private const int LookBack = 120;
    private const int MostLookedAt = 16;

    public static void AddTo(List<PersonalDatum> data, NormalisedText text)
    {
        var original = text.Original;
        var lookedAt = 0;
        foreach (var postcode in Postcode().EnumerateMatches(original))
        {
            if (lookedAt++ == MostLookedAt)
                return;

            var from = Math.Max(0, postcode.Index - LookBack);
            var street = Last(Street().EnumerateMatches(original.AsSpan(from, postcode.Index - from)));
            if (street is not { } found)
                continue;

            var start = from + found;
            var length = postcode.Index + postcode.Length - start;
            data.Add(
                new PersonalDatum("a postal address", start, length, Score(ContactContext.Of(text, start, length)))
            );
        }
    }

    // Most addresses in a professional network are those of venues and offices.
    private static float Score(ContactOwner owner) =>
        owner switch
        {
            _ when owner.HasFlag(ContactOwner.SomebodyElse) => 0.95f,
            _ when (owner & (ContactOwner.Author | ContactOwner.Public | ContactOwner.Offered)) != 0 => 0,
            _ => 0.6f,
        };

    private static int? Last(Regex.ValueMatchEnumerator matches)
    {
        int? last = null;
        foreach (var match in matches)
            last = match.Index;

        return last;
    }

    [GeneratedRegex(
        @"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"\b[0-9]{1,4}[A-Z]?,? (?:[\p{L}'\u2019-]{2,20} ){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Crescent|Way|Court|Terrace|Gardens|Place|Grove|Walk|Mews|Row|Hill|Square|View|Rise|Parade)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Street();
}
