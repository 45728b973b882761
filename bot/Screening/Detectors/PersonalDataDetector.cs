using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>
/// Other people's personal details and private correspondence (C9). The author's own details, and those that
/// organisations publish to be reached by, are not findings.
/// </summary>
internal sealed class PersonalDataDetector(PersonalDataOptions options) : IDetector
{
    // Two uncertain details side by side ("name, number, address") describe a person.
    private const float TogetherScore = 0.7f;
    private const float Uncertain = 0.4f;

    private readonly ContactDetails _contacts = new(options);

    public string Name => "personal-data";

    public void Find(Utterance utterance, Findings findings)
    {
        foreach (var text in utterance.Texts)
        {
            if (text.IsChosen && MayHold(text.Original))
                Find(text, findings);
        }
    }

    // Every kind has a digit, an @ or a colon in it; most messages have none.
    private static bool MayHold(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || text.AsSpan().ContainsAny('@', ':', '\uFF20');

    private void Find(ScreenedText text, Findings findings)
    {
        List<PersonalDatum> data = [];
        _contacts.AddTo(data, text.Normalised);
        PostalAddresses.AddTo(data, text.Normalised);
        IdentityNumbers.AddTo(data, text.Normalised);
        PastedCorrespondence.AddTo(data, text.Normalised);
        if (data.Count == 0)
            return;

        var score = data.Max(datum => datum.Score);
        var together = data.Where(datum => datum.Score >= Uncertain).Select(datum => datum.What).Distinct().Count() > 1;
        if (together)
            score = Math.Max(score, TogetherScore);

        var telling = data.Where(datum => datum.Score >= (together ? Uncertain : score)).ToList();
        var what = string.Join(" and ", telling.Select(datum => datum.What).Distinct());
        findings.Add(
            new Finding(
                Name,
                FlagCategory.PersonalData,
                score,
                $"Gives {what}{text.Place}, and nothing says that it is the author's own or meant to be public."
            )
            {
                In = text,
                Marks =
                [
                    .. telling.Select(datum => new TextMark(
                        datum.Start,
                        datum.Length,
                        FlagCategory.PersonalData.Label
                    )),
                ],
            }
        );
    }
}
